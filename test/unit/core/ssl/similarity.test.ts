import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { initialParameters, unpack } from '../../../../demos/core/nn/parameters'
import { Random } from '../../../../demos/core/random'
import type { Objective } from '../../../../demos/core/ssl/objective'
import { createSimSiam, similarityOnly, standardisedSimilarity } from '../../../../demos/core/ssl/similarity'

const [N, d] = [4, 3]
const random = new Random(2, 'test')
const e = Float32Array.from({ length: 2 * N * d }, () => random.normal())
const toTensor = (rows: Float32Array) => tf.tensor2d(rows, [2 * N, d])
const moved = (values: Float32Array, i: number, by: number) => values.map((value, j) => (i === j ? value + by : value))

function differences<V extends Record<string, Tensor>>(objective: Objective<V>, loss: (rows: Float32Array) => number) {
  const values = objective.evaluate(toTensor(e), [], [])
  return [...objective.gradient(values, []).de.dataSync()].map((slope, i) => [
    slope,
    (loss(moved(e, i, 0.01)) - loss(moved(e, i, -0.01))) / 0.02,
  ])
}

describe.each([
  ['similarity', similarityOnly as Objective],
  ['standardised similarity', standardisedSimilarity as unknown as Objective],
])('%s', (_, objective) => {
  const loss = (rows: Float32Array) => objective.loss(objective.evaluate(toTensor(rows), [], [])).dataSync()[0]!

  it('has the gradient that differences give', () => {
    for (const [slope, difference] of differences(objective, loss)) expect(slope).toBeCloseTo(difference!, 2)
  })
})

it('similarity is −1 for a constant, without a gradient: collapse is its minimum', () => {
  const values = similarityOnly.evaluate(tf.ones([2 * N, d]) as Tensor2D, [], [])
  expect(similarityOnly.loss(values).dataSync()[0]).toBeCloseTo(-1, 5)
  for (const slope of similarityOnly.gradient(values, []).de.dataSync()) expect(slope).toBeCloseTo(0, 5)
})

describe('SimSiam', () => {
  const objective = createSimSiam(d)
  const theta = initialParameters(objective.slots, new Random(1, 'weights'))
  const weights = (values: Float32Array) => unpack(tf.tensor1d(values), objective.slots)
  const at = (rows: Float32Array, values: Float32Array) => objective.evaluate(toTensor(rows), weights(values))

  it('moves the predictor along the gradient that differences give', () => {
    const loss = (values: Float32Array) => objective.loss(at(e, values)).dataSync()[0]!
    const { dw } = objective.gradient(at(e, theta), weights(theta))
    const slopes = dw!.flatMap((part) => [...part.dataSync()])
    expect(slopes).toHaveLength(theta.length)
    for (let i = 0; i < theta.length; i += 7) {
      expect(slopes[i]).toBeCloseTo((loss(moved(theta, i, 0.01)) - loss(moved(theta, i, -0.01))) / 0.02, 2)
    }
  })

  it('stops the gradient at z: only the predictions move with e', () => {
    const fixed = at(e, theta).z
    const loss = (rows: Float32Array) => objective.loss({ ...at(rows, theta), z: fixed }).dataSync()[0]!
    const { de } = objective.gradient(at(e, theta), weights(theta))
    de.dataSync().forEach((slope, i) => {
      expect(slope).toBeCloseTo((loss(moved(e, i, 0.01)) - loss(moved(e, i, -0.01))) / 0.02, 2)
    })
  })
})
