import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { describe, expect, it } from 'vitest'
import { Random } from '../../../../demos/core/random'
import { createBatches } from '../../../../demos/core/ssl/batches'
import { createBank, createQueue, type Memory } from '../../../../demos/core/ssl/memory'
import { Moco } from '../../../../demos/core/ssl/moco'
import { EMBEDDING } from '../../../../demos/core/ssl/model'
import { createViews } from '../../../../demos/core/ssl/views'

const [N, IMAGES] = [8, 24]
const random = new Random(1, 'test')
const images = Uint8Array.from({ length: IMAGES * 256 }, () => random.int(256))
const strengths = { crop: 0.2, flip: 0, rotate: 0.1, colour: 0.2, grey: 0, blur: 0 }

function start(memory: Memory, momentum: number) {
  const viewsAt = createViews({ images, size: 16, channels: 1 }, strengths, N, 1)
  const moco = new Moco(1, memory, createBatches(IMAGES, N, 1), momentum, 0.2, 1)
  const train = (from: number, to: number) => {
    for (let t = from; t < to; t++) {
      const views = viewsAt(t)
      const pass = moco.forward(views, t)
      moco.update(pass, 0.01, t + 1)
      tf.dispose([views, pass])
    }
  }
  return { moco, train, drift: async (t: number) => (await moco.measure(viewsAt, t)).arrays.drift!.data }
}
const kinds = [
  ['queue', () => createQueue(16, EMBEDDING, N, 1)],
  ['bank', () => createBank(IMAGES, EMBEDDING, 16, 1)],
] as const

describe.each(kinds)('MoCo with a %s', (_, memory) => {
  it('goes on from a checkpoint as if it had never stopped', async () => {
    const whole = start(memory(), 0.9)
    whole.train(0, 4)
    const first = start(memory(), 0.9)
    first.train(0, 2)
    const second = start(memory(), 0.9)
    second.moco.restore(await first.moco.checkpoint())
    second.train(2, 4)
    const wanted = await whole.moco.checkpoint()
    expect((await second.moco.checkpoint()).findIndex((value, i) => value !== wanted[i])).toBe(-1)
    for (const { moco } of [whole, first, second]) moco.dispose()
  })

  it('keeps no tensor of a step, and none at all after it is disposed of', async () => {
    const before = tf.memory().numTensors
    const { moco, train, drift } = start(memory(), 0.9)
    train(0, 1)
    const after = tf.memory().numTensors
    train(1, 3)
    await drift(3)
    expect(tf.memory().numTensors).toBe(after)
    moco.dispose()
    expect(tf.memory().numTensors).toBe(before)
  })
})

describe('key drift', () => {
  it('is none while the encoder of the keys stays as it was, and grows with age when it follows at once', async () => {
    const still = start(createQueue(16, EMBEDDING, N, 1), 1)
    still.train(0, 3)
    for (const cosine of await still.drift(3)) expect(cosine).toBeCloseTo(1, 4)
    const moving = start(createQueue(16, EMBEDDING, N, 1), 0)
    moving.train(0, 3)
    const [young, old] = await moving.drift(3)
    expect(young).toBeLessThan(0.999)
    expect(old).toBeLessThan(young!)
    for (const { moco } of [still, moving]) moco.dispose()
  })
})
