import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { describe, expect, it } from 'vitest'
import { Random } from '../../../../demos/core/random'
import { createDino } from '../../../../demos/core/ssl/dino'
import { createDistillation } from '../../../../demos/core/ssl/distillation'
import type { Named, Objective } from '../../../../demos/core/ssl/objective'
import { SSLModel } from '../../../../demos/core/ssl/model'
import { createViews } from '../../../../demos/core/ssl/views'

const [N, K] = [4, 8]
const random = new Random(1, 'test')
const images = Uint8Array.from({ length: 8 * 256 }, () => random.int(256))
const strengths = { crop: 0.2, flip: 0, rotate: 0.1, colour: 0.2, grey: 0, blur: 0 }
const views = createViews({ images, size: 16, channels: 1 }, strengths, N, 1)

function start<V extends Named>(objective: Objective<V>, momentum?: number) {
  const trunk = new SSLModel(1, objective, 1, { dimension: K, momentum })
  const train = (from: number, to: number) => {
    for (let t = from; t < to; t++) {
      const batch = views(t)
      const pass = trunk.forward(batch)
      trunk.update(pass, 0.01, t + 1)
      tf.dispose([batch, pass])
    }
    return trunk.checkpoint()
  }
  return { trunk, train }
}
const byol = () => start(createDistillation({ dimension: K, predictor: true, stopGradient: true }), 0.9)
const dino = () => start(createDino({ outputs: K, student: 0.1, teacher: 0.04, momentum: 0.9 }), 0.9)

describe.each([
  ['BYOL', byol],
  ['DINO', dino],
])('%s', (_, method) => {
  it('goes on from a checkpoint as if it had never stopped, and frees all it made', async () => {
    const before = tf.memory().numTensors
    const [whole, first, second] = [method(), method(), method()]
    const wanted = await whole.train(0, 4)
    second.trunk.restore(await first.train(0, 2))
    expect((await second.train(2, 4)).findIndex((value, i) => value !== wanted[i])).toBe(-1)
    for (const { trunk } of [whole, first, second]) trunk.dispose()
    expect(tf.memory().numTensors).toBe(before)
  })
})

it('a network that follows at once and stops no gradient is the network itself', async () => {
  const symmetric = () => createDistillation({ dimension: K, predictor: true })
  const [alone, followed] = [start(symmetric()), start(symmetric(), 0)]
  const wanted = await alone.train(0, 3)
  const theta = (await followed.train(0, 3)).subarray(0, wanted.length / 3)
  const off = theta.map((value, i) => Math.abs(value - wanted[i]!))
  expect(Math.max(...off)).toBeLessThan(1e-4)
  for (const { trunk } of [alone, followed]) trunk.dispose()
})

it('the follower keeps m of what it was', async () => {
  const { trunk, train } = byol()
  const before = await trunk.checkpoint()
  const after = await train(0, 1)
  const P = before.length / 4
  for (let i = 0; i < P; i += 97) expect(after[3 * P + i]).toBeCloseTo(0.9 * before[i]! + 0.1 * after[i]!, 5)
  trunk.dispose()
})
