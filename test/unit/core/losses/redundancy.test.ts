import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { vicregTerms } from '../../../../demos/core/losses/vicreg'
import { Random } from '../../../../demos/core/random'
import { createBarlowTwins } from '../../../../demos/core/ssl/barlow'
import type { Named, Objective } from '../../../../demos/core/ssl/objective'
import { createVicreg } from '../../../../demos/core/ssl/vicreg'

const [N, D] = [6, 4]
const random = new Random(3, 'test')
const e = Float32Array.from({ length: 2 * N * D }, () => 0.5 + random.normal())
const toTensor = (rows: ArrayLike<number>) => tf.tensor2d(Float32Array.from(rows), [2 * N, D])

function check<V extends Named>(objective: Objective<V>) {
  const at = (rows: ArrayLike<number>) => objective.evaluate(toTensor(rows), [], [])
  const loss = (i: number, by: number) => objective.loss(at(e.map((x, j) => (i === j ? x + by : x)))).dataSync()[0]!
  objective
    .gradient(at(e), [])
    .de.dataSync()
    .forEach((slope, i) => {
      expect(slope).toBeCloseTo((loss(i, 1e-2) - loss(i, -1e-2)) / 2e-2, 2)
    })
}

it.each([true, false])('Barlow Twins has the gradient of differences, centred %s', (centred) =>
  check(createBarlowTwins(0.3, centred)),
)
it('VICReg has the gradient of differences, with units above and below the floor', () => {
  check(createVicreg({ invariance: 2, variance: 3, covariance: 1 }))
})

/** The same D units for every image, of either sign. */
const constant = toTensor(Array.from({ length: 2 * N * D }, (_, i) => (i % D) - 1.5))

describe('units that do not depend on the image', () => {
  it('uncentred: C is ±1, the cost λ(D² − D), and there is no gradient: a trap', () => {
    const objective = createBarlowTwins(0.005, false)
    const values = objective.evaluate(constant)
    for (const c of values.c.dataSync()) expect(Math.abs(c)).toBeCloseTo(1, 3)
    expect(objective.loss(values).dataSync()[0]).toBeCloseTo(0.005 * (D * D - D), 3)
    for (const slope of objective.gradient(values).de.dataSync()) expect(slope).toBeCloseTo(0, 4)
  })
  it('centred: C is 0 and each unit costs 1', () => {
    const objective = createBarlowTwins(0.005)
    expect(objective.loss(objective.evaluate(constant)).dataSync()[0]).toBeCloseTo(D, 4)
  })
  it('VICReg: each is short of the floor, 1 − √ε of it', () => {
    const [x, y] = tf.split(constant, 2) as [Tensor2D, Tensor2D]
    expect(vicregTerms(x, y).variance.dataSync()[0]).toBeCloseTo(0.99, 4)
  })
})

it('Barlow Twins: units that are all equal cost λ(D² − D) less what the views differ by, if λ > 0', () => {
  const equal = toTensor(Array.from({ length: 2 * N * D }, (_, i) => e[Math.floor(i / D) % N]!))
  const loss = (lambda: number) => {
    const objective = createBarlowTwins(lambda)
    return objective.loss(objective.evaluate(equal)).dataSync()[0]!
  }
  expect(loss(0)).toBeCloseTo(0, 4)
  expect(loss(0.1)).toBeCloseTo(0.1 * (D * D - D), 3)
})
