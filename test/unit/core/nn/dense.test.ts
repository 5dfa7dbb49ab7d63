import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { dense } from '../../../../demos/core/nn/dense'
import {
  createEncoder,
  createNormalizedProjector,
  createProjector,
  createPuzzleHead,
  EMBEDDING,
  FEATURES,
} from '../../../../demos/core/nn/encoder'
import { expectClose, matrices } from '../twin'

const functions = { linear: (x: Tensor) => x, relu: tf.relu, elu: tf.elu }
const cases = (['linear', 'relu', 'elu'] as const).flatMap((activation) =>
  [true, false].map((hasBias) => ({ activation, hasBias })),
)

describe.each(cases)('a $activation layer, with bias: $hasBias', ({ activation, hasBias }) => {
  const layer = dense(4, 3, activation, hasBias)
  const draw = matrices(7)
  const [x, w, b, pull] = [draw(5, 4), draw(4, 3), draw(1, 3), draw(5, 3)]
  const params = hasBias ? [w, b] : [w]
  const composed = (x: Tensor, w: Tensor, b: Tensor): Tensor2D =>
    functions[activation](tf.add(tf.matMul(x as Tensor2D, w as Tensor2D), tf.mul(b, Number(hasBias)))) as Tensor2D

  it('is φ(x W + b)', () => expectClose(layer.forward(params, x), composed(x, w, b)))

  it('has the gradients of automatic differentiation, and that of x only where it is needed', () => {
    const loss = (...at: Tensor[]): Scalar => tf.sum(tf.mul(composed(at[0]!, at[1]!, at[2]!), pull))
    const [dx, dw, db] = tf.grads(loss)([x, w, b])
    const y = layer.forward(params, x)
    const found = layer.backward(params, x, y, pull, true)
    expectClose(found.dx!, dx!)
    expect(found.dw).toHaveLength(params.length)
    expectClose(found.dw[0]!, dw!)
    if (hasBias) expectClose(found.dw[1]!, db!)
    const without = layer.backward(params, x, y, pull, false)
    expect(without.dx).toBeUndefined()
    expect(without.dw).toHaveLength(params.length)
  })
})

it('a layer has a bias unless it is told otherwise, and says what does not fit it', () => {
  const layer = dense(4, 3, 'linear')
  expect(layer.paramSpecs.map(({ shape }) => shape)).toEqual([
    [4, 3],
    [1, 3],
  ])
  expect(() => layer.forward([tf.zeros([4, 3]), tf.zeros([1, 3])], tf.zeros([5, 3]))).toThrow(
    'A layer of 4 inputs got a tensor of shape [5, 3].',
  )
})

describe('the networks of the deck', () => {
  const shapes = (network: { paramSpecs: readonly { shape: readonly number[] }[] }) =>
    network.paramSpecs.map(({ shape }) => shape.join(' x '))

  it('have the widths of their descriptions', () => {
    const convolutions = ['1 x 16', '64 x 32', '1 x 32', '128 x 64', '1 x 64', '256 x 128', '1 x 128']
    expect(shapes(createEncoder(1))).toEqual(['16 x 16', ...convolutions])
    expect(shapes(createEncoder(3))).toEqual(['48 x 16', ...convolutions])
    expect([FEATURES, EMBEDDING]).toEqual([128, 64])
    expect(shapes(createProjector(5))).toEqual(['128 x 128', '1 x 128', '128 x 5', '1 x 5'])
    // W without b, γ and β of batch normalisation
    expect(shapes(createNormalizedProjector(5))).toEqual(['128 x 128', '1 x 128', '1 x 128', '128 x 5', '1 x 5'])
    expect(shapes(createPuzzleHead(24))).toEqual(['128 x 32', '1 x 32', '288 x 24', '1 x 24'])
  })
  it('use batch statistics where they normalise', () => {
    expect(createNormalizedProjector(5).usesBatchStatistics).toBe(true)
    expect(createProjector(5).usesBatchStatistics).toBe(false)
  })
})
