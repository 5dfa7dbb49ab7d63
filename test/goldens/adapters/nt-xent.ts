import * as tf from '@tensorflow/tfjs-core'
import { forward, gradient, selfMask } from '../../../demos/core/ssl/methods/simclr/gradient'
import { loss } from '../../../demos/core/ssl/methods/simclr/loss'
import { adapterOf } from '../options'
import { fromTf, scalarOf, toTf2d } from '../tensors'
import type { Tensor } from '../types'

const ntXent = adapterOf({
  inputs: ['z1', 'z2'],
  params: ['temperature'],
  compute(inputs, params) {
    const [z1, z2] = [toTf2d(inputs.z1 as Tensor), toTf2d(inputs.z2 as Tensor)]
    const N = z1.shape[0]
    const temperature = params.temperature as number
    const cache = forward(tf.concat2d([z1, z2], 0), { temperature, mask: selfMask(2 * N) })
    const logits = cache.logits.arraySync()
    const [first, second] = tf.split(gradient(cache, { temperature }), 2)
    const value = scalarOf(loss(z1, z2, { temperature }))
    return {
      loss: value,
      loss_google_tf: 2 * value,
      positive_logits: { shape: [2 * N], data: logits.map((row, i) => row[(i + N) % (2 * N)]!) },
      logits_ab: { shape: [N, N], data: logits.slice(0, N).flatMap((row) => row.slice(N)) },
      grads: { z1: fromTf(first!), z2: fromTf(second!) },
    }
  },
})

export const adapters = { nt_xent: ntXent }
