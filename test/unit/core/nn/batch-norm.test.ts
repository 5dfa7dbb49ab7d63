import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { describe, expect, it } from 'vitest'
import { batchNorm, batchNormGradient } from '../../../../demos/core/nn/batch-norm'
import { Random } from '../../../../demos/core/random'

const [B, d] = [6, 3]
const random = new Random(3, 'test')
const x = Array.from({ length: B * d }, () => random.normal() * 2 + 1)
const pull = Array.from({ length: B * d }, () => random.normal())
const rows = (values: number[]) => tf.tensor2d(values, [B, d])
/** Σ pull · y(x). */
const pulled = (values: number[]): number => {
  const y = batchNorm(rows(values)).y.dataSync()
  return pull.reduce((sum, p, i) => sum + p * y[i]!, 0)
}

describe('standardise', () => {
  it('gives each column mean 0 and variance 1', () => {
    const { y } = batchNorm(rows(x))
    for (const mean of tf.mean(y, 0).dataSync()) expect(mean).toBeCloseTo(0, 5)
    for (const square of tf.mean(tf.square(y), 0).dataSync()) expect(square).toBeCloseTo(1, 4)
  })

  it('has the gradient that differences give', () => {
    const { y, inverse } = batchNorm(rows(x))
    const gradient = batchNormGradient(y, inverse, rows(pull)).dataSync()
    x.forEach((_, i) => {
      const at = (move: number) => pulled(x.map((value, j) => (i === j ? value + move : value)))
      expect(gradient[i]).toBeCloseTo((at(1e-2) - at(-1e-2)) / 2e-2, 2)
    })
  })
})
