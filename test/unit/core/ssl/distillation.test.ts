import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { initialParams, unpack } from '../../../../demos/core/nn/parameters'
import { Random } from '../../../../demos/core/random'
import { createDistillation } from '../../../../demos/core/ssl/distillation'

const [N, d] = [4, 3]
const random = new Random(2, 'test')
const normals = () => Float32Array.from({ length: 2 * N * d }, () => random.normal())
const [e, other] = [normals(), normals()]
const toTensor = (rows: Float32Array) => tf.tensor2d(rows, [2 * N, d])
const moved = (values: Float32Array, i: number, by: number) => values.map((value, j) => (i === j ? value + by : value))
function agrees(slopes: ArrayLike<number>, loss: (rows: Float32Array) => number, at: Float32Array) {
  for (let i = 0; i < at.length; i++) {
    expect(slopes[i]).toBeCloseTo((loss(moved(at, i, 0.01)) - loss(moved(at, i, -0.01))) / 0.02, 2)
  }
}
const switches = [0, 1, 2, 3, 4, 5, 6, 7].map((i) => ({
  predictor: !!(i & 1),
  stopGradient: !!(i & 2),
  batchNorm: i & 4 ? ('output' as const) : ('none' as const),
}))

describe.each(switches)('%o', (flags) => {
  const objective = createDistillation({ dimension: d, ...flags })
  const theta = initialParams(objective.paramSpecs, new Random(1, 'weights'))
  const own = (values = theta) => unpack(tf.tensor1d(values), objective.paramSpecs)
  const values = (rows: Float32Array, given?: Float32Array, w = theta) =>
    objective.evaluate(toTensor(rows), own(w), given ? [toTensor(given)] : [])
  const loss = (...at: Parameters<typeof values>) => objective.loss(values(...at)).dataSync()[0]!

  it('has the gradient of differences when the teacher is the student', () => {
    const { de } = objective.gradient(values(e), own())
    const student = (rows: Float32Array) => loss(rows, e)
    agrees(de.dataSync(), flags.stopGradient ? student : loss, e)
  })

  it('has the gradients of differences on both sides when the teacher is another network', () => {
    const { de, dGiven } = objective.gradient(values(e, other), own())
    agrees(de.dataSync(), (rows) => loss(rows, other), e)
    if (flags.stopGradient) expect(dGiven).toBeUndefined()
    else agrees(dGiven!.dataSync(), (rows) => loss(e, rows), other)
  })

  it('moves the predictor along the gradient of differences', () => {
    const slopes = objective.gradient(values(e, other), own()).dw.flatMap((part) => [...part.dataSync()])
    expect(slopes).toHaveLength(theta.length)
    for (let i = 0; i < theta.length; i += 7) {
      const at = (by: number) => loss(e, other, moved(theta, i, by))
      expect(slopes[i]).toBeCloseTo((at(0.01) - at(-0.01)) / 0.02, 2)
    }
  })
})

it('is −1 for a constant, without a gradient: collapse is the minimum of similarity alone', () => {
  const objective = createDistillation({ dimension: d })
  const values = objective.evaluate(tf.ones([2 * N, d]) as Tensor2D, [])
  expect(objective.loss(values).dataSync()[0]).toBeCloseTo(-1, 5)
  for (const slope of objective.gradient(values, []).de.dataSync()) expect(slope).toBeCloseTo(0, 5)
})
