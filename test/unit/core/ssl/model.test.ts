import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { describe, expect, it } from 'vitest'
import { Random } from '../../../../demos/core/random'
import { createBatches } from '../../../../demos/core/ssl/batches'
import { createContrast } from '../../../../demos/core/ssl/contrastive'
import { SSLModel } from '../../../../demos/core/ssl/model'
import { createViews } from '../../../../demos/core/ssl/views'

const N = 8
const random = new Random(1, 'test')
/** Four quarters of random greys: what a few steps can learn to tell apart. */
const greys = Array.from({ length: 80 }, () => random.int(256))
const images = Uint8Array.from({ length: 20 * 256 }, (_, i) => {
  const [image, row, column] = [i >> 8, (i >> 4) & 15, i & 15]
  return greys[4 * image + 2 * (row >> 3) + (column >> 3)]!
})
const strengths = { crop: 0.2, flip: 0, rotate: 0.1, colour: 0.2, grey: 0.2, blur: 0.5 }

function start(seed: number) {
  const contrast = createContrast(N, 0.2)
  const trunk = new SSLModel(1, contrast, seed)
  const views = createViews({ images, size: 16, channels: 1 }, strengths, N, seed)
  const loss = (step: number) => tf.tidy(() => contrast.loss(trunk.forward(views(step)).values).dataSync()[0]!)
  const train = (from: number, to: number) => {
    for (let t = from; t < to; t++) {
      const batch = views(t)
      const pass = trunk.forward(batch)
      trunk.update(pass, 0.01, t + 1)
      tf.dispose([batch, pass])
    }
  }
  return { trunk, loss, train }
}

describe('trunk', () => {
  it('learns to tell the images of a batch apart', () => {
    const { loss, train, trunk } = start(1)
    const before = loss(0)
    train(0, 25)
    expect(loss(0)).toBeLessThan(before - 0.5)
    trunk.dispose()
  })

  it('repeats a run bit for bit, and goes on from a checkpoint as if it had never stopped', async () => {
    const whole = start(2)
    whole.train(0, 6)
    const first = start(2)
    first.train(0, 3)
    const second = start(2)
    second.trunk.restore(await first.trunk.checkpoint())
    second.train(3, 6)
    const other = start(3)
    other.train(0, 6)
    const checkpoint = await whole.trunk.checkpoint()
    expect(await second.trunk.checkpoint()).toEqual(checkpoint)
    expect(await other.trunk.checkpoint()).not.toEqual(checkpoint)
    for (const { trunk } of [whole, first, second, other]) trunk.dispose()
  })

  it('keeps no tensor of a step, and none at all after it is disposed of', () => {
    const before = tf.memory().numTensors
    const { train, trunk } = start(1)
    train(0, 1)
    const after = tf.memory().numTensors
    train(1, 4)
    expect(tf.memory().numTensors).toBe(after)
    trunk.dispose()
    expect(tf.memory().numTensors).toBe(before)
  })
})

describe('batches', () => {
  it('take every image once an epoch, in a new order each time', () => {
    const batches = createBatches(12, 4, 1)
    const epoch = (n: number) => [0, 1, 2].flatMap((i) => [...batches(3 * n + i)])
    const [first, second] = [epoch(0), epoch(1)]
    expect(first.toSorted((a, b) => a - b)).toEqual([...Array(12).keys()])
    expect(second).not.toEqual(first)
    expect([...batches(1)]).toEqual(first.slice(4, 8))
  })
})
