import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyViews } from '../../../../demos/core/augment/apply-views'
import { blur, gaussianKernel } from '../../../../demos/core/augment/blur'
import { NO_AUGMENTATION, sampleViews } from '../../../../demos/core/augment/sample-views'
import { Random } from '../../../../demos/core/random'

const kernel = fc.constantFrom(1, 3, 5).map((size) => gaussianKernel(size, 0.5 + size / 3))
const shape = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 3, max: 9 }), fc.integer({ min: 3, max: 9 }))

/** Index of the pixel that stands at `at` once the image is mirrored about its first and its last pixel. */
const mirrored = (at: number, length: number): number => (at < 0 ? -at : at >= length ? 2 * (length - 1) - at : at)

/** Along one axis, pixel by pixel. */
function blurLine(line: readonly number[], weights: readonly number[]): number[] {
  const reach = (weights.length - 1) / 2
  return line.map((_, i) =>
    weights.reduce((sum, weight, k) => sum + weight * line[mirrored(i + k - reach, line.length)]!, 0),
  )
}

describe('blur', () => {
  it('is that of two passes, over columns and over rows, with mirrored edges', () => {
    fc.assert(
      fc.property(shape, kernel, kernel, fc.constantFrom(1, 3), fc.nat(), ([n, h, w], down, across, c, seed) => {
        const random = new Random(seed, 'blur')
        const pixels = Float32Array.from({ length: n * h * w * c }, () => random.uniform())
        const actual = tf.tidy(() => blur(tf.tensor4d(pixels, [n, h, w, c]), down, across).dataSync())
        for (let i = 0; i < n; i++) {
          for (let channel = 0; channel < c; channel++) {
            const at = (y: number, x: number): number => ((i * h + y) * w + x) * c + channel
            const rows = Array.from({ length: h }, (_, y) =>
              blurLine(
                Array.from({ length: w }, (_, x) => pixels[at(y, x)]!),
                across,
              ),
            )
            for (let x = 0; x < w; x++) {
              const column = blurLine(
                rows.map((row) => row[x]!),
                down,
              )
              column.forEach((value, y) => expect(actual[at(y, x)]).toBeCloseTo(value, 5))
            }
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('leaves an even surface as it is, up to its edges: views have no dark frame', () => {
    const white = tf.ones([4, 16, 16, 1]) as tf.Tensor4D
    const params = sampleViews([1, 1, 1, 1], { ...NO_AUGMENTATION, blur: 1 }, 16, new Random(1, 'views'))
    expect(Math.max(...params.blur)).toBeGreaterThan(0.5)
    const values = applyViews(white, params).dataSync()
    expect(Math.min(...values)).toBeCloseTo(1, 6)
  })

  it('weighs three pixels by 1, 2 and 1 in views', () => {
    const dot = tf.tensor4d(
      Array.from({ length: 81 }, (_, i) => Number(i === 4 * 9 + 4)),
      [1, 9, 9, 1],
    )
    const params = { ...sampleViews([0], NO_AUGMENTATION, 9, new Random(1, 'views')), blur: Float32Array.of(1) }
    const values = applyViews(dot, params).dataSync()
    const around = [-1, 0, 1].map((dy) => [-1, 0, 1].map((dx) => 16 * values[(4 + dy) * 9 + 4 + dx]!))
    const expected = [1, 2, 1].map((v) => [1, 2, 1].map((u) => u * v))
    around.flat().forEach((value, i) => expect(value).toBeCloseTo(expected.flat()[i]!, 5))
  })

  it('says which kernel does not fit', () => {
    const image = tf.zeros([1, 2, 5, 1]) as tf.Tensor4D
    expect(() => blur(image, [1, 1], [1])).toThrow('blur: vertical has 2 weights, expected an odd number below 4')
    expect(() => blur(image, gaussianKernel(5, 1), [1])).toThrow('blur: vertical has 5 weights')
    expect(() => gaussianKernel(4, 1)).toThrow('gaussianKernel: size is 4')
  })
})

describe('gaussianKernel', () => {
  it('sums to 1 and falls off as a Gaussian', () => {
    const weights = gaussianKernel(5, 1.5)
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12)
    expect(weights[4]! / weights[2]!).toBeCloseTo(Math.exp(-(2 ** 2) / (2 * 1.5 ** 2)), 12)
  })
})
