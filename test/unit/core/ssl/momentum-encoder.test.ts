import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { expect, it } from 'vitest'
import { dense } from '../../../../demos/core/nn/dense'
import { createProjector } from '../../../../demos/core/nn/encoder'
import { Network } from '../../../../demos/core/nn/network'
import { createByol } from '../../../../demos/core/ssl/methods/byol/method'
import { createSimsiam } from '../../../../demos/core/ssl/methods/simsiam/method'
import type { SSLMethod, TensorMap } from '../../../../demos/core/ssl/method'
import { SSLModel } from '../../../../demos/core/ssl/model'
import { trainerOf, viewsOf } from './setting'

const viewsAt = viewsOf(8, 4)
const start = <Cache extends TensorMap>(method: SSLMethod<Cache>) => trainerOf(new SSLModel(1, method, 1), viewsAt)

it('a momentum encoder that follows at once and stops no gradient is the network itself', async () => {
  const heads = {
    projector: createProjector(8),
    predictor: new Network([dense(8, 16, 'elu'), dense(16, 8, 'linear')]),
  }
  const alone = start(createSimsiam({ heads, stopsGradient: false }))
  const followed = start(createSimsiam({ heads, stopsGradient: false, momentum: 0 }))
  for (const trainer of [alone, followed]) trainer.trainTo(3)
  const [wanted, params] = [(await alone.stateDict())['model.params']!, (await followed.stateDict())['model.params']!]
  const off = [...params.data].map((value, i) => Math.abs(value - wanted.data[i]!))
  expect(Math.max(...off)).toBeLessThan(1e-4)
  for (const trainer of [alone, followed]) trainer.dispose()
})

it('keeps m of what it was', async () => {
  const before = tf.memory().numTensors
  const trainer = start(createByol(0.9))
  const old = (await trainer.stateDict())['model.momentumEncoder.params']!.data
  trainer.train()
  const { 'model.params': params, 'model.momentumEncoder.params': now } = await trainer.stateDict()
  expect(params!.data).not.toEqual(old)
  for (let i = 0; i < old.length; i += 97) expect(now!.data[i]).toBeCloseTo(0.9 * old[i]! + 0.1 * params!.data[i]!, 5)
  trainer.dispose()
  expect(tf.memory().numTensors).toBe(before)
})
