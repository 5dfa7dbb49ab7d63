import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { matrix } from '../../../../demos/core/linalg/matrix'
import { multihead as reference } from '../../../../demos/core/attention/multihead'
import { initialParams, pack, unpack } from '../../../../demos/core/nn/parameters'
import { Random } from '../../../../demos/core/random'
import { crossEntropy, smoothed } from '../../../../demos/core/transformer/cross-entropy'
import {
  EncoderPredictorDecoder,
  type SequencePairs,
} from '../../../../demos/core/transformer/encoder-predictor-decoder'
import { layerNorm } from '../../../../demos/core/transformer/layer-norm'
import { BLOCKED } from '../../../../demos/core/transformer/masks'
import { multiHeadAttention } from '../../../../demos/core/transformer/multi-head-attention'

beforeAll(() => tf.setBackend('cpu'))
const random = new Random(1, 'test')
const normal = (rows: number, columns: number): Tensor2D =>
  tf.tensor2d(
    Float32Array.from({ length: rows * columns }, () => random.normal()),
    [rows, columns],
  )

it('layer norm: rows of mean 0 and variance 1, scaled and shifted', () => {
  const y = layerNorm(normal(3, 64), [tf.fill([1, 64], 2), tf.fill([1, 64], 5)]).y
  const { mean, variance } = tf.moments(y, 1)
  for (const value of mean.dataSync()) expect(value).toBeCloseTo(5, 4)
  for (const value of variance.dataSync()) expect(value).toBeCloseTo(4, 3)
})

it('cross-entropy: log K for equal logits, no loss for padding', () => {
  const targets = tf.tensor2d(smoothed([2, -1], 4, 0.1), [2, 4])
  const [first, padding] = crossEntropy(tf.ones([2, 4]), targets).dataSync()
  expect(first).toBeCloseTo(Math.log(4), 5)
  expect(padding).toBe(0)
})

it('multi-head attention is that of plain matrices', () => {
  const [d, heads, t] = [8, 2, 3]
  const layer = multiHeadAttention(d, heads)
  const weights = unpack(tf.tensor1d(initialParams(layer.paramSpecs, random)), layer.paramSpecs)
  const x = normal(t, d)
  const { y } = layer.forward(weights, x, { batch: 1 })
  const stored = (i: number) => [...tf.transpose(weights[i]!).dataSync()]
  const rows = matrix(t, d, x.dataSync())
  const expected = reference(
    { query: rows, key: rows, value: rows },
    {
      inProjWeight: matrix(3 * d, d, [...stored(0), ...stored(2), ...stored(4)]),
      outProjWeight: matrix(d, d, stored(6)),
    },
    heads,
  ).output
  y.dataSync().forEach((value, i) => expect(value).toBeCloseTo(expected.data[i]!, 4))
})

describe('encoder, predictor, decoder', () => {
  const shape = { d: 8, heads: 2, hidden: 12, layers: 2, words: 5, symbols: 4, source: 4, target: 3 }
  const model = new EncoderPredictorDecoder(shape)
  const pairs: SequencePairs = {
    x: [
      [0, 1, 2],
      [4, 3],
    ],
    y: [
      [0, 3],
      [1, 2, 3],
    ],
  }
  const initial = () => initialParams(model.paramSpecs, new Random(2, 'weights'))
  const loss = (theta: ArrayLike<number>): number =>
    tf.tidy(() => {
      const pass = model.forward(tf.tensor1d([...Array.from(theta)]), pairs, true)
      return tf.sum(model.energies(pass, pairs)).dataSync()[0]! / 5
    })

  it('has the gradient of its loss', () => {
    const theta = initial()
    const gradient = tf.tidy(() => {
      const pass = model.forward(tf.tensor1d(theta), pairs, true)
      return pack(model.gradient(pass, pairs, 0)).dataSync<'float32'>()
    })
    // Along random directions, one number each for all weights at once.
    for (let k = 0; k < 4; k++) {
      const direction = theta.map(() => random.normal())
      const epsilon = 1e-3
      const at = (sign: number) => loss(theta.map((value, i) => value + sign * epsilon * direction[i]!))
      const slope = (at(1) - at(-1)) / (2 * epsilon)
      const along = gradient.reduce((sum, g, i) => sum + g * direction[i]!, 0)
      expect(Math.abs(along - slope)).toBeLessThan(0.03 * Math.max(1, Math.abs(slope)))
    }
  })

  const logits = (given: SequencePairs, positions = true): Float32Array =>
    tf.tidy(() => model.forward(tf.tensor1d(initial()) as Tensor1D, given, positions).logits.dataSync<'float32'>())

  it('does not see the digits to come', () => {
    const a = logits({ x: [[0, 1, 2]], y: [[1, 2, 3]] })
    const b = logits({ x: [[0, 1, 2]], y: [[1, 0, 3]] })
    // y₂ enters, delayed, at the third place.
    expect([...a.slice(0, 8)]).toEqual([...b.slice(0, 8)])
    expect([...a.slice(8)]).not.toEqual([...b.slice(8)])
  })

  it('does not look at padding', () => {
    const alone = logits({ x: [[4, 3]], y: [[1, 2, 3]] })
    const beside = logits(pairs)
    alone.forEach((value, i) => expect(value).toBeCloseTo(beside[12 + i]!, 5))
    expect(Math.exp(BLOCKED)).toBe(0)
  })

  it('sees a bag of words when positions are off, and their order when on', () => {
    const forward = { x: [[0, 1, 2]], y: [[1, 2, 3]] }
    const backward = { x: [[2, 1, 0]], y: [[1, 2, 3]] }
    const [a, b] = [logits(forward, false), logits(backward, false)]
    a.forEach((value, i) => expect(value).toBeCloseTo(b[i]!, 5))
    const [c, d] = [logits(forward), logits(backward)]
    expect(Math.max(...c.map((value, i) => Math.abs(value - d[i]!)))).toBeGreaterThan(0.01)
  })
})
