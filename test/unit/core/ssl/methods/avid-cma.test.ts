import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { l2Normalize } from '../../../../../demos/core/nn/l2-normalize'
import { Random } from '../../../../../demos/core/random'
import { loss } from '../../../../../demos/core/ssl/methods/avid-cma/loss'
import { batchMemory } from '../../../../../demos/core/ssl/methods/avid-cma/terms'

const [B, d, temperature] = [5, 3, 0.5]
const random = new Random(4, 'test')
const rows = (): Tensor2D =>
  tf.tensor2d(
    Float32Array.from({ length: B * d }, () => random.normal()),
    [B, d],
  )
const [video, audio] = [rows(), rows()]
const memoryOf = (v: Tensor2D, a: Tensor2D) => ({
  video: batchMemory(l2Normalize(v).z),
  audio: batchMemory(l2Normalize(a).z),
})

describe('NCE between two modalities', () => {
  const logNoise = 0.4
  const at = (v: Tensor2D, a: Tensor2D, options = {}) =>
    loss(v, a, memoryOf(v, a), { crossInstance: 1, temperature, logNoise, ...options }).dataSync()[0]!

  it('is the sum over clips and noise, term by term', () => {
    const [v, a] = [video, audio].map((x) => l2Normalize(x).z.arraySync()) as [number[][], number[][]]
    const noise = (B - 1) * Math.exp(logNoise)
    const isClip = (x: number[], y: number[]): number => {
      const e = Math.exp(x.reduce((sum, value, n) => sum + value * y[n]!, 0) / temperature)
      return e / (e + noise)
    }
    const term = (from: number[][], to: number[][]): number =>
      from
        .map((x, i) =>
          to.map((y, j) => -Math.log(i === j ? isClip(x, y) : 1 - isClip(x, y))).reduce((sum, value) => sum + value),
        )
        .reduce((sum, value) => sum + value) / B
    expect(at(video, audio)).toBeCloseTo((term(v, a) + term(a, v)) / 2, 4)
  })
  it('has no clip among its own negatives: the rows of the others give the same loss', () => {
    const others = (x: Tensor2D) => {
      const z = l2Normalize(x).z
      const rows = tf.unstack(z).map((_, i) =>
        tf.gather(
          z,
          [...Array(B).keys()].filter((j) => j !== i),
        ),
      )
      return { own: z, negatives: tf.stack(rows) as Tensor3D }
    }
    const memory = { video: others(video), audio: others(audio) }
    const wanted = loss(video, audio, memory, { crossInstance: 1, temperature, logNoise })
    expect(at(video, audio)).toBeCloseTo(wanted.dataSync()[0]!, 5)
  })
  it('treats both modalities alike', () => {
    expect(at(video, audio)).toBeCloseTo(at(audio, video), 5)
  })
  it('costs log(1 + K) + K log(1 + 1/K) when nothing tells a clip from noise', () => {
    const alike = tf.ones([B, d]) as Tensor2D
    const K = B - 1
    const blind = Math.log(1 + K) + K * Math.log(1 + 1 / K)
    expect(at(alike, alike, { logNoise: 1 / temperature })).toBeCloseTo(blind, 5)
  })
  it('refuses a weight of positive sets without positives, and rows of another width', () => {
    expect(() => at(video, audio, { withinPositives: 1 })).toThrow('no positives')
    const narrow = { ...memoryOf(video, audio), audio: batchMemory(tf.ones([B, d - 1])) }
    expect(() => loss(video, audio, narrow, { crossInstance: 1, temperature, logNoise })).toThrow(
      '[5, 2], expected [5, 3]',
    )
  })
})
