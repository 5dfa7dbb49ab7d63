import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { batchNorm, batchNormGradient } from '../../../../demos/core/nn/batch-norm'
import { dense } from '../../../../demos/core/nn/dense'
import { normalizedLayer } from '../../../../demos/core/nn/encoder'
import { Network } from '../../../../demos/core/nn/network'
import { initialParams, unpack } from '../../../../demos/core/nn/parameters'
import { Random } from '../../../../demos/core/random'
import { check, expectClose, matrices, sizes } from '../twin'

const views = fc.integer({ min: 1, max: 3 })
/** Rows of each view: enough for a variance. */
const rows = fc.integer({ min: 3, max: 7 })

describe('batch normalisation', () => {
  it('gives each column of each view mean 0 and variance 1', () => {
    check({ seed: sizes.seed, V: views, N: rows, d: sizes.d }, ({ seed, V, N, d }) => {
      const x = tf.add(matrices(seed)(V * N, d, 3), 5) as Tensor2D
      const { y, inverse } = batchNorm(x, true, V)
      const rows = tf.reshape(y, [V, N, d])
      const [means, squares] = [tf.mean(rows, 1), tf.mean(tf.square(rows), 1)].map((x) => x.dataSync())
      // A column that hardly varies is divided by √(var x + ε), no longer by its own deviation.
      inverse.dataSync().forEach((inverse, column) => {
        expect(Math.abs(means![column]!)).toBeLessThan(1e-5 * Math.max(1, inverse))
        expect(squares![column]).toBeCloseTo(1 - 1e-5 * inverse ** 2, 3)
      })
    })
  })

  it('takes nothing of one view into another', () => {
    const [a, b] = [matrices(1)(4, 3), matrices(2)(4, 3, 9)]
    const both = tf.split(batchNorm(tf.concat2d([a, b], 0), true, 2).y, 2)
    expectClose(both[0]!, batchNorm(a).y)
    expectClose(both[1]!, batchNorm(b).y)
  })

  it.each([true, false])('has the gradient of automatic differentiation, centred %s', (centred) => {
    check({ seed: sizes.seed, V: views, N: rows, d: sizes.d }, ({ seed, V, N, d }) => {
      const draw = matrices(seed)
      const [x, pull] = [draw(V * N, d, 2), draw(V * N, d)]
      const wanted = tf.grad((x) => tf.sum(tf.mul(batchNorm(x as Tensor2D, centred, V).y, pull)))(x)
      const { y, inverse } = batchNorm(x, centred, V)
      expectClose(batchNormGradient(y, inverse, pull, centred), wanted, V * N * d)
    })
  })

  it('refuses rows that do not make equal views', () => {
    expect(() => batchNorm(tf.zeros([5, 2]), true, 2)).toThrow('5 rows')
  })
})

it('a head of Linear, BN, ReLU, Linear has the gradients of automatic differentiation, view by view', () => {
  check({ seed: sizes.seed, V: views, N: rows, d: sizes.d }, ({ seed, V, N, d }) => {
    const head = new Network([...normalizedLayer(d, 5), dense(5, 2, 'linear')])
    const draw = matrices(seed)
    const [x, pull] = [draw(V * N, d), draw(V * N, 2)]
    const params = unpack(tf.tensor1d(initialParams(head.paramSpecs, new Random(seed, 'weights'))), head.paramSpecs)
    const loss = (x: tf.Tensor, ...params: tf.Tensor[]): tf.Scalar =>
      tf.sum(tf.mul(head.forward(params, x as Tensor2D, V).at(-1)!, pull))
    const [wantedX, ...wantedParams] = tf.grads(loss)([x, ...params])
    const { dx, dw } = head.backward(params, head.forward(params, x, V), pull, true, V)
    expectClose(dx!, wantedX!, V * N * d)
    dw.forEach((slope, i) => expectClose(slope, wantedParams[i]!, V * N * d))
  })
})
