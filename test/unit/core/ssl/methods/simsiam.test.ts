import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { describe, expect, it } from 'vitest'
import { createProjector } from '../../../../../demos/core/nn/encoder'
import { dense } from '../../../../../demos/core/nn/dense'
import { Network } from '../../../../../demos/core/nn/network'
import { initialParams, unpack } from '../../../../../demos/core/nn/parameters'
import { Random } from '../../../../../demos/core/random'
import { createByolHeads } from '../../../../../demos/core/ssl/methods/byol/method'
import { createSimilarity } from '../../../../../demos/core/ssl/methods/similarity/method'
import { createSimsiam, createSimsiamHeads } from '../../../../../demos/core/ssl/methods/simsiam/method'
import { autodiff, expectClose } from '../../twin'

const [N, d] = [4, 3]
const random = new Random(2, 'test')
const normals = (): Tensor2D =>
  tf.tensor2d(
    Float32Array.from({ length: 2 * N * d }, () => random.normal()),
    [2 * N, d],
  )
const [e, other] = [normals(), normals()]
const none = {
  projector: createProjector(d),
  predictor: new Network([dense(d, 32, 'elu'), dense(32, d, 'linear')]),
}
const heads = { none, byol: createByolHeads(d), simsiam: createSimsiamHeads(d) }
const runs = Object.keys(heads).flatMap((name) =>
  [0, 1, 2, 3].map((i) => ({ name, hasPredictor: !!(i & 1), stopsGradient: !!(i & 2) })),
)

describe.each(runs)('%o', ({ name, hasPredictor, stopsGradient }) => {
  const options = { heads: heads[name as keyof typeof heads], hasPredictor, stopsGradient }
  const [alone, followed] = [createSimsiam(options), createSimsiam({ ...options, momentum: 0.9 })]
  const specs = alone.headParamSpecs!
  const params = unpack(tf.tensor1d(initialParams(specs, new Random(1, 'weights'))), specs)
  // the loss is the mean of cosines with the other view, whether its targets are stopped or not
  const cosines = (e: Tensor2D, targets: Tensor2D, params: tf.Tensor[]): tf.Scalar => {
    const cache = followed.forward(e, params, [targets])
    const [first, second] = tf.split(cache.z, 2) as [Tensor2D, Tensor2D]
    return tf.neg(tf.mean(tf.sum(tf.mul(cache.p, tf.concat2d([second, first], 0)), 1)))
  }

  it('shows the loss that it descends', () => {
    for (const [method, targets] of [
      [alone, []],
      [followed, [other]],
    ] as const) {
      const shown = method.loss(method.forward(e, params, targets)).dataSync()[0]!
      expect(shown).toBeCloseTo(cosines(e, targets[0] ?? e, params).dataSync()[0]!, 5)
    }
  })

  it('has the gradients of automatic differentiation when the teacher is another network', () => {
    const { dEmbeddings, dHeadParams, dTargets } = followed.gradient(followed.forward(e, params, [other]), params, 1)
    const wanted = tf.grads((e, targets, ...params) => cosines(e as Tensor2D, targets as Tensor2D, params))([
      e,
      other,
      ...params,
    ])
    expectClose(dEmbeddings, wanted[0]!)
    if (stopsGradient) expect(dTargets).toBeUndefined()
    else expectClose(dTargets!, wanted[1]!)
    expect(dHeadParams).toHaveLength(params.length)
    dHeadParams!.forEach((slope, i) => expectClose(tf.reshape(slope, wanted[2 + i]!.shape), wanted[2 + i]!, 1))
  })

  it('has the gradients of automatic differentiation when the teacher is the student', () => {
    const { dEmbeddings } = alone.gradient(alone.forward(e, params, []), params, 1)
    const fixed = tf.tensor2d(e.arraySync())
    const loss = (x: Tensor2D) => cosines(x, stopsGradient ? fixed : x, params)
    expectClose(dEmbeddings, autodiff(loss, [e])[0]!)
  })
})

it('is −1 for a constant, without a gradient: collapse is the minimum of similarity alone', () => {
  const similarity = createSimilarity(createProjector(d))
  const cache = similarity.forward(tf.ones([2 * N, d]) as Tensor2D, [], [])
  expect(similarity.loss(cache).dataSync()[0]).toBeCloseTo(-1, 5)
  for (const slope of similarity.gradient(cache, [], 1).dEmbeddings.dataSync()) expect(slope).toBeCloseTo(0, 5)
})
