import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { expect, it } from 'vitest'
import { swappedCodes, swavCodes, swavGradient, swavLoss } from '../../../../demos/core/losses/swav'
import { Random } from '../../../../demos/core/random'

const [B, K, tau] = [5, 3, 0.1]
const random = new Random(2, 'test')
const s = Float32Array.from({ length: 2 * B * K }, () => random.uniform(-1, 1))
const scores = tf.tensor2d(s, [2 * B, K])
const codes = (tf.split(scores, 2) as Tensor2D[]).map((view) => swavCodes(view, 0.05, 3))
const targets = swappedCodes(codes, 2)

/** (ℓ(z₁, q₂) + ℓ(z₂, q₁)) / 2 term by term, codes held. */
function loss(values: Float32Array): number {
  const q = codes.map((code) => code.arraySync())
  let sum = 0
  for (let row = 0; row < 2 * B; row++) {
    const e = Array.from({ length: K }, (_, k) => Math.exp(values[row * K + k]! / tau))
    const other = q[row < B ? 1 : 0]![row % B]!
    other.forEach((code, k) => (sum -= code * Math.log(e[k]! / e.reduce((a, b) => a + b))))
  }
  return sum / (2 * B)
}

it('predicts each view’s codes from the other view', () => {
  expect(swavLoss(scores, targets, tau, B).dataSync()[0]).toBeCloseTo(loss(s), 4)
})

it('has the gradient of finite differences, none through the codes', () => {
  const gradient = swavGradient(scores, targets, tau, B).dataSync()
  gradient.forEach((slope, i) => {
    const at = (move: number) => loss(Float32Array.from(s, (x, j) => (i === j ? x + move : x)))
    expect(slope).toBeCloseTo((at(1e-3) - at(-1e-3)) / 2e-3, 3)
  })
})

it('gives codes of mass 1 where exp(s/ε) overflows float32', () => {
  const q = swavCodes(tf.mul(scores, 40), 0.05, 3)
  for (const sum of tf.sum(q, 1).dataSync()) expect(sum).toBeCloseTo(1, 5)
})
