import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { Random } from '../../../../../demos/core/random'
import { forward, gradient } from '../../../../../demos/core/ssl/methods/barlow-twins/gradient'
import { loss } from '../../../../../demos/core/ssl/methods/barlow-twins/loss'
import { terms } from '../../../../../demos/core/ssl/methods/vicreg/terms'

const [N, D] = [6, 4]
const random = new Random(3, 'test')
const e = Float32Array.from({ length: 2 * N * D }, () => 0.5 + random.normal())
const toTensor = (rows: ArrayLike<number>) => tf.tensor2d(Float32Array.from(rows), [2 * N, D])
const barlow = (rows: Tensor2D, options: { lambda: number; centred?: boolean }): number =>
  loss(...(tf.split(rows, 2) as [Tensor2D, Tensor2D]), options).dataSync()[0]!

/** The same D units for every image, of either sign. */
const constant = toTensor(Array.from({ length: 2 * N * D }, (_, i) => (i % D) - 1.5))

describe('units that do not depend on the image', () => {
  it('uncentred: C is ±1, the cost λ(D² − D), and there is no gradient: a trap', () => {
    const options = { lambda: 0.005, centred: false }
    const cache = forward(constant, options)
    for (const c of cache.c.dataSync()) expect(Math.abs(c)).toBeCloseTo(1, 3)
    expect(barlow(constant, options)).toBeCloseTo(0.005 * (D * D - D), 3)
    for (const slope of gradient(cache, options).dataSync()) expect(slope).toBeCloseTo(0, 4)
  })
  it('centred: C is 0 and each unit costs 1', () => {
    expect(barlow(constant, { lambda: 0.005 })).toBeCloseTo(D, 4)
  })
  it('VICReg: each is short of the floor, 1 − √ε of it', () => {
    const [x, y] = tf.split(constant, 2) as [Tensor2D, Tensor2D]
    expect(terms(x, y).variance.dataSync()[0]).toBeCloseTo(0.99, 4)
  })
})

it('Barlow Twins: units that are all equal cost λ(D² − D) less what the views differ by, if λ > 0', () => {
  const equal = toTensor(Array.from({ length: 2 * N * D }, (_, i) => e[Math.floor(i / D) % N]!))
  expect(barlow(equal, { lambda: 0 })).toBeCloseTo(0, 4)
  expect(barlow(equal, { lambda: 0.1 })).toBeCloseTo(0.1 * (D * D - D), 3)
})
