import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { describe, expect, it } from 'vitest'
import { solarise, adjustHue } from '../../../../demos/core/augment/pointwise'
import { blurring, gaussian, resizing, separable } from '../../../../demos/core/augment/separable'

const row = (values: readonly number[]) => tf.tensor4d([...values], [1, 1, values.length, 1])

describe('separable', () => {
  it('blurs with the image mirrored about its last pixel', () => {
    const kernel = [0.25, 0.5, 0.25]
    expect(blurring(4, kernel)).toEqual([
      [0.5, 0.5, 0, 0],
      [0.25, 0.5, 0.25, 0],
      [0, 0.25, 0.5, 0.25],
      [0, 0, 0.5, 0.5],
    ])
    expect(gaussian(3, 1)[0]! / gaussian(3, 1)[1]!).toBeCloseTo(Math.exp(-0.5), 12)
  })

  it('averages pixels when it shrinks with antialiasing, and skips some without', () => {
    const seen = (antialias: boolean) => [
      ...separable(row([0, 4, 8, 12]), [[1]], resizing(4, 0, 4, 1, antialias)).dataSync(),
    ]
    expect(seen(false)).toEqual([6])
    // triangle of half-width 4 about 1.5: weights .625 .875 .875 .625 of 3
    expect(seen(true)[0]).toBeCloseTo((4 * 0.875 + 8 * 0.875 + 12 * 0.625) / 3, 5)
  })

  it('writes rows and columns of their own numbers, and leaves no tensor but its own', () => {
    const images = tf.tensor4d([1, 2, 3, 4], [1, 2, 2, 1])
    const before = tf.memory().numTensors
    const out = separable(
      images,
      [[1, 1]],
      [
        [1, 0],
        [0, 1],
        [1, 1],
      ],
    )
    expect(out.shape).toEqual([1, 1, 3, 1])
    expect([...out.dataSync()]).toEqual([4, 6, 10])
    expect(tf.memory().numTensors).toBe(before + 1)
  })
})

describe('pointwise', () => {
  const colour = (rgb: readonly number[]) => tf.tensor4d([...rgb], [1, 1, 1, 3])

  it('turns red to green and to blue by thirds of the circle, and leaves greys alone', () => {
    const turned = (rgb: readonly number[], turn: number) =>
      [...adjustHue(colour(rgb), turn).dataSync()].map((value) => Number(value.toFixed(5)))
    expect(turned([1, 0, 0], 1 / 3)).toEqual([0, 1, 0])
    expect(turned([1, 0, 0], -1 / 3)).toEqual([0, 0, 1])
    expect(turned([0.25, 0.25, 0.25], 0.4)).toEqual([0.25, 0.25, 0.25])
  })

  it('inverts the light part', () => {
    expect([...solarise(colour([0.25, 0.5, 1]), 0.5).dataSync()]).toEqual([0.25, 0.5, 0])
  })
})
