import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { expect, it } from 'vitest'
import { l2Normalize } from '../../../../../demos/core/nn/l2-normalize'
import { Random } from '../../../../../demos/core/random'
import { sinkhornCodes } from '../../../../../demos/core/ssl/methods/swav/codes'
import { loss } from '../../../../../demos/core/ssl/methods/swav/loss'

const [B, K, d, temperature] = [5, 3, 4, 0.1]
const random = new Random(2, 'test')
const unit = (rows: number): Tensor2D =>
  l2Normalize(
    tf.tensor2d(
      Float32Array.from({ length: rows * d }, () => random.normal()),
      [rows, d],
    ),
  ).z
const [z1, z2, C] = [unit(B), unit(B), unit(K)]
const scoresOf = (z: Tensor2D): Tensor2D => tf.matMul(z, C, false, true)

it('predicts each view’s codes from the other view: (ℓ(z₁, q₂) + ℓ(z₂, q₁)) / 2, term by term', () => {
  const options = { temperature, epsilon: 0.05, iterations: 3 }
  const l = (z: Tensor2D, q: Tensor2D): number => {
    const codes = q.arraySync()
    const e = scoresOf(z)
      .arraySync()
      .map((row) => row.map((s) => Math.exp(s / temperature)))
    const terms = e.map((row, i) =>
      row.map((x, k) => -codes[i]![k]! * Math.log(x / row.reduce((a, b) => a + b))).reduce((a, b) => a + b),
    )
    return terms.reduce((a, b) => a + b) / B
  }
  const [q1, q2] = [z1, z2].map((z) => sinkhornCodes(scoresOf(z), 0.05, 3)) as [Tensor2D, Tensor2D]
  expect(loss([z1, z2], C, options).dataSync()[0]).toBeCloseTo((l(z1, q2) + l(z2, q1)) / 2, 4)
})

it('gives codes of mass 1 where exp(s/ε) overflows float32', () => {
  const q = sinkhornCodes(tf.mul(scoresOf(z1), 40), 0.05, 3)
  for (const sum of tf.sum(q, 1).dataSync()) expect(sum).toBeCloseTo(1, 5)
})

it('refuses codes without a round', () => {
  expect(() => sinkhornCodes(scoresOf(z1), 0.05, 0)).toThrow('at least one iteration, not 0')
})

it('shares the prototypes out over the queue too: a batch like the queue’s many gets other codes than by itself', () => {
  const alone = { temperature, epsilon: 0.5, iterations: 20 }
  const queue = tf.tile(tf.slice(C, 0, 1), [20, 1])
  const queues = [queue, queue]
  expect(loss([z1, z2], C, { ...alone, queues }).dataSync()[0]).not.toBeCloseTo(
    loss([z1, z2], C, alone).dataSync()[0]!,
    2,
  )
})
