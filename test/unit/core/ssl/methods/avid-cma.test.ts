import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { describe, expect, it } from 'vitest'
import {
  crossModalGradient,
  crossModalLogits,
  crossModalLoss,
} from '../../../../../demos/core/ssl/methods/avid-cma/gradient'
import { Random } from '../../../../../demos/core/random'

const [B, d, TAU] = [5, 3, 0.5]
const random = new Random(4, 'test')
const rows = () => Float32Array.from({ length: B * d }, () => random.normal())
const [v, a] = [rows(), rows()]
const toTensor = (data: Float32Array) => tf.tensor2d(data, [B, d])
const loss = (first: Float32Array, second: Float32Array): number =>
  crossModalLoss(crossModalLogits(toTensor(first), toTensor(second), TAU)).dataSync()[0]!

describe('InfoNCE between two senses', () => {
  it('is log B when all clips are alike, near 0 when each sense knows its own', () => {
    const alike = new Float32Array(B * d).fill(1)
    expect(loss(alike, alike)).toBeCloseTo(Math.log(B), 5)
    const own = tf.mul(tf.eye(B), 20) as tf.Tensor2D
    expect(crossModalLoss(own).dataSync()[0]).toBeLessThan(1e-6)
  })
  it('treats both senses alike', () => {
    expect(loss(v, a)).toBeCloseTo(loss(a, v), 6)
  })
  it('has the gradients of differences', () => {
    const logits = crossModalLogits(toTensor(v), toTensor(a), TAU)
    const { dv, da } = crossModalGradient(logits, toTensor(v), toTensor(a), TAU)
    const moved = (data: Float32Array, i: number, by: number) => data.map((value, j) => (i === j ? value + by : value))
    const [slopesV, slopesA] = [dv.dataSync(), da.dataSync()]
    for (let i = 0; i < B * d; i++) {
      expect(slopesV[i]).toBeCloseTo((loss(moved(v, i, 0.01), a) - loss(moved(v, i, -0.01), a)) / 0.02, 3)
      expect(slopesA[i]).toBeCloseTo((loss(v, moved(a, i, 0.01)) - loss(v, moved(a, i, -0.01))) / 0.02, 3)
    }
  })
})
