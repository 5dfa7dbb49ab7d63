import '@tensorflow/tfjs-core/dist/register_all_gradients'
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { expect } from 'vitest'
import { Random } from '../../../demos/core/random'

const TOLERANCE = 1e-5

/**
 * Two tensors agree where they differ by 1e-5 of the length of the longer one, or of `scale` if that is more: the size
 * of what cancels in them, as the part of a gradient along a row does when both views point the same way.
 */
export function expectClose(actual: Tensor, wanted: Tensor, scale = 0): void {
  expect(actual.shape).toEqual(wanted.shape)
  const [difference, ...lengths] = tf.tidy(() => [tf.sub(actual, wanted), actual, wanted].map(lengthOf)) as [
    number,
    number,
    number,
  ]
  expect(difference).toBeLessThanOrEqual(TOLERANCE * Math.max(...lengths, scale))
}

/** Length of all numbers of a tensor. */
export const lengthOf = (x: Tensor): number => tf.norm(x).dataSync()[0]!

/** Gradients of a loss with respect to each of its tensors, by automatic differentiation. */
export const autodiff = (loss: (...x: Tensor2D[]) => Scalar, at: readonly Tensor2D[]): Tensor2D[] =>
  tf.grads(loss as (...x: Tensor[]) => Scalar)([...at]) as Tensor2D[]

/** Matrices of normal numbers, from a seed that fast-check draws. */
export const matrices = (seed: number) => {
  const random = new Random(seed, 'twin')
  return (rows: number, columns: number, scale = 1): Tensor2D =>
    tf.tensor2d(
      Float32Array.from({ length: rows * columns }, () => scale * random.normal()),
      [rows, columns],
    )
}

/** Small sizes and temperatures of a loss. */
export const sizes = {
  seed: fc.integer({ min: 0, max: 2 ** 30 }),
  N: fc.integer({ min: 1, max: 6 }),
  d: fc.integer({ min: 2, max: 7 }),
  K: fc.integer({ min: 1, max: 9 }),
  temperature: fc.double({ min: 0.05, max: 2, noNaN: true }),
  lambda: fc.double({ min: 0, max: 1, noNaN: true }),
}

/** Runs a property on drawn settings, inside a tidy. */
export function check<T>(settings: { [K in keyof T]: fc.Arbitrary<T[K]> }, property: (at: T) => void): void {
  fc.assert(
    fc.property(fc.record(settings) as fc.Arbitrary<T>, (at) => void tf.tidy(() => property(at))),
    { numRuns: 50 },
  )
}
