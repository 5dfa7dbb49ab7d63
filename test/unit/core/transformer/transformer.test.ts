import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { initialParams } from '../../../../demos/core/nn/parameters'
import { Random } from '../../../../demos/core/random'
import {
  EncoderPredictorDecoder,
  type SequencePairs,
} from '../../../../demos/core/transformer/encoder-predictor-decoder'
import { layerNorm } from '../../../../demos/core/transformer/layer-norm'
import { BLOCKED } from '../../../../demos/core/transformer/masks'

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

describe('encoder, predictor, decoder', () => {
  const shape = {
    d: 8,
    heads: 2,
    hidden: 12,
    layers: 2,
    sourceVocabulary: 5,
    targetVocabulary: 4,
    sourceLength: 4,
    targetLength: 3,
  }
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
