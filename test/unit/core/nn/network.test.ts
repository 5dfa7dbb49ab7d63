import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { dense } from '../../../../demos/core/nn/dense'
import { Network } from '../../../../demos/core/nn/network'
import { initialParams, pack, unpack } from '../../../../demos/core/nn/parameters'
import { patches } from '../../../../demos/core/nn/patches'
import { l2Normalize, l2NormalizeGradient } from '../../../../demos/core/nn/l2-normalize'
import { Random } from '../../../../demos/core/random'
import { transposed } from '../../../../demos/core/tensor/transposed'

const random = new Random(3, 'test')
const normal = (rows: number, columns: number): Tensor2D =>
  tf.tensor2d(
    Float32Array.from({ length: rows * columns }, () => random.normal()),
    [rows, columns],
  )
const values = (x: tf.Tensor): number[] => [...x.dataSync()]
const largestDifference = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((value, i) => Math.abs(value - b[i]!)))

/** (f(x + ε eᵢ) − f(x − ε eᵢ)) / 2ε for every i. */
function numericGradient(f: (x: Float32Array) => number, x: Float32Array, epsilon = 1e-2): number[] {
  return [...x].map((value, i) => {
    const at = (moved: number) => f(x.map((old, j) => (i === j ? moved : old)))
    return (at(value + epsilon) - at(value - epsilon)) / (2 * epsilon)
  })
}

describe('network', () => {
  // rows of 4 numbers, merged two by two in the second layer: the reshape of a convolution
  const network = new Network([dense(4, 3, 'elu'), dense(6, 5, 'elu'), dense(5, 2, 'linear')])
  const x = normal(6, 4)
  const pull = normal(3, 2)
  const theta = initialParams(network.paramSpecs, random)
  const loss = (flat: Float32Array, input: Tensor2D): number =>
    tf.tidy(
      () =>
        tf
          .sum(tf.mul(network.forward(unpack(tf.tensor1d(flat), network.paramSpecs), input).at(-1)!, pull))
          .dataSync()[0]!,
    )
  const backward = () => {
    const weights = unpack(tf.tensor1d(theta), network.paramSpecs)
    return network.backward(weights, network.forward(weights, x), pull, true)
  }

  it('has the gradient of its parameters', () => {
    const expected = numericGradient((flat) => loss(flat, x), theta)
    expect(largestDifference(values(pack(backward().dw)), expected)).toBeLessThan(5e-3)
    expect(Math.max(...expected.map(Math.abs))).toBeGreaterThan(0.5)
  })

  it('has the gradient of its input', () => {
    const expected = numericGradient((input) => loss(theta, tf.tensor2d(input, [6, 4])), Float32Array.from(values(x)))
    expect(largestDifference(values(backward().dx!), expected)).toBeLessThan(5e-3)
  })

  it('unpacks what it packs', () => {
    const flat = tf.tensor1d(theta)
    expect(values(pack(unpack(flat, network.paramSpecs)))).toEqual([...theta])
  })
})

describe('patches', () => {
  it.each([1, 3])('with dense layers on top are convolutions of %i channels', (channels) => {
    const images = tf.reshape(normal(2, 256 * channels), [2, 16, 16, channels]) as tf.Tensor4D
    const stem = normal(16 * channels, 3)
    const merge = normal(12, 4)
    const zero = (n: number) => tf.zeros([1, n])
    const h = dense(16 * channels, 3, 'linear').forward([stem, zero(3)], patches(images))
    const y = dense(12, 4, 'linear').forward([merge, zero(4)], h)

    const first = tf.conv2d(images, tf.reshape(stem, [4, 4, channels, 3]) as tf.Tensor4D, 2, 'same')
    const second = tf.conv2d(first, tf.reshape(merge, [2, 2, 3, 4]) as tf.Tensor4D, 2, 'valid') // [2, 4, 4, 4]
    // The first place of each quarter of 2 x 2 places comes first.
    const corner = (row: number, column: number) => values(tf.slice(second, [1, row, column, 0], [1, 1, 1, 4]))
    const place = (z: number) => values(tf.slice(y, [16 + z, 0], [1, 4]))
    const order = [[0, 0], [0, 1], [1, 0], [1, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 0]] // prettier-ignore
    order.forEach(([row, column], z) => expect(largestDifference(place(z), corner(row!, column!))).toBeLessThan(1e-3))
  })
})

describe('transposed', () => {
  it.each([
    [1024, 24],
    [4096, 3],
    [100, 7],
  ])('is the transpose of %i x %i', (rows, columns) => {
    const x = normal(rows, columns)
    expect(values(transposed(x))).toEqual(values(tf.transpose(x)))
  })
})

describe('unit rows', () => {
  it('have length 1 and the gradient of the normalisation', () => {
    const u = normal(3, 4)
    const pull = normal(3, 4)
    const unit = (rows: Tensor2D): Tensor2D => l2Normalize(rows).z
    const loss = (input: Float32Array): number => tf.sum(tf.mul(unit(tf.tensor2d(input, [3, 4])), pull)).dataSync()[0]!
    for (const norm of values(tf.norm(unit(u), 2, 1))) expect(norm).toBeCloseTo(1, 6)
    const gradient = l2NormalizeGradient(unit(u), l2Normalize(u).inverse, pull)
    expect(largestDifference(values(gradient), numericGradient(loss, Float32Array.from(values(u))))).toBeLessThan(5e-3)
  })

  it('leave a zero row at zero', () => {
    const zero = tf.zeros<tf.Rank.R2>([1, 4])
    expect(values(l2Normalize(zero).z)).toEqual([0, 0, 0, 0])
  })
})
