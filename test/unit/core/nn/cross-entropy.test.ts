import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  crossEntropy,
  crossEntropyGradient,
  crossEntropyRows,
  firstClassCrossEntropy,
  firstClassCrossEntropyGradient,
  smoothedTargets,
} from '../../../../demos/core/nn/cross-entropy'
import { autodiff, check, expectClose, matrices } from '../twin'

const settings = {
  seed: fc.integer({ min: 0, max: 2 ** 30 }),
  n: fc.integer({ min: 1, max: 6 }),
  K: fc.integer({ min: 2, max: 7 }),
  smoothing: fc.double({ min: 0, max: 1, noNaN: true }),
  labels: fc.array(fc.integer({ min: -1, max: 6 }), { minLength: 6, maxLength: 6 }),
}

describe('cross-entropy', () => {
  it('of equal logits is log K, whatever the smoothing; padding costs nothing', () => {
    const targets = tf.tensor2d(smoothedTargets([2, -1, 4], 4, 0.1), [3, 4])
    const [first, ...padding] = crossEntropyRows(tf.ones([3, 4]), targets).dataSync()
    expect(first).toBeCloseTo(Math.log(4), 5)
    expect(padding).toEqual([0, 0])
  })
  it('smooths: s / K for every class, and 1 − s more for that of the label', () => {
    const [a, b, c, d] = smoothedTargets([1], 4, 0.4)
    for (const other of [a, c, d]) expect(other).toBeCloseTo(0.1, 6)
    expect(b).toBeCloseTo(0.7, 6)
  })
  it('does not overflow', () => {
    const rows = crossEntropyRows(tf.tensor2d([[1000, 0]]), tf.tensor2d([[0, 1]]))
    expect(rows.dataSync()[0]).toBe(1000)
  })
  it('has the gradient of automatic differentiation, smoothed, padded and with a weight of its own', () =>
    check(settings, (at) => {
      const s = matrices(at.seed)(at.n, at.K, 3)
      const targets = tf.tensor2d(smoothedTargets(at.labels.slice(0, at.n), at.K, at.smoothing), [at.n, at.K])
      const [mean] = autodiff((x) => crossEntropy(x, targets), [s])
      expectClose(crossEntropyGradient(s, targets), mean!, 1)
      const [sum] = autodiff((x) => tf.sum(crossEntropyRows(x, targets)), [s])
      expectClose(crossEntropyGradient(s, targets, 1), sum!, 1)
    }))
  it('of the first class is that of one-hot rows', () =>
    check(settings, (at) => {
      const s = matrices(at.seed)(at.n, at.K, 3)
      const targets = tf.tensor2d(smoothedTargets(Array<number>(at.n).fill(0), at.K, 0), [at.n, at.K])
      expectClose(firstClassCrossEntropy(s), crossEntropy(s, targets), 1)
      expectClose(firstClassCrossEntropyGradient(s), crossEntropyGradient(s, targets), 1)
    }))
  it('refuses targets of another shape', () => {
    const message = 'crossEntropyRows: targets has shape [2, 3], expected [2, 4]'
    expect(() => crossEntropy(tf.zeros([2, 4]) as Tensor2D, tf.zeros([2, 3]))).toThrow(message)
  })
})
