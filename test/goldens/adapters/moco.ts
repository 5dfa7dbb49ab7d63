/** Golden items of MoCo. The authors' queue is [d, K], keys in columns; here keys are rows. */
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { firstClassCrossEntropyGradient } from '../../../demos/core/nn/cross-entropy'
import { l2Normalize } from '../../../demos/core/nn/l2-normalize'
import { ema } from '../../../demos/core/optim/ema'
import { enqueue } from '../../../demos/core/ssl/queue'
import { queryGradient } from '../../../demos/core/ssl/contrastive-scores'
import { forward, gradient } from '../../../demos/core/ssl/methods/moco/gradient'
import { loss } from '../../../demos/core/ssl/methods/moco/loss'
import { adapterOf } from '../options'
import { fromTf, scalarOf, toTf, toTf2d } from '../tensors'
import type { Json, Tensor } from '../types'

type Params = Readonly<Record<string, Json>>

const emaUpdate = adapterOf({
  inputs: ['target_initial', 'online_each_step'],
  params: ['momentum'],
  compute(inputs, params) {
    let target = toTf(inputs.target_initial as Tensor)
    const after = tf.unstack(toTf(inputs.online_each_step as Tensor)).map((online) => {
      return (target = ema(target, online, params.momentum as number))
    })
    return { target_after_each_step: fromTf(tf.stack(after)) }
  },
})

const columns = (keys: Tensor2D): Tensor => fromTf(tf.transpose(keys))

/** Steps on a ring [K, d]: each one gives loss and gradients of q, and the ring with its pointer after it. */
function createSteps(queue: Tensor2D, params: Params) {
  const temperature = params.temperature as number
  let [ring, pointer] = [queue, params.queue_ptr_before as number]
  return (q: Tensor2D, k: Tensor2D) => {
    const keys = l2Normalize(k).z
    const cache = forward(q, keys, ring, { temperature })
    const value = scalarOf(loss(q, k, ring, { temperature }))
    ring = enqueue(ring, keys, pointer)
    pointer = (pointer + k.shape[0]) % ring.shape[0]
    return { cache, loss: value, dq: gradient(cache, { temperature }), ring, pointer }
  }
}

const mocoInfoNce = adapterOf(
  {
    inputs: ['q', 'k', 'queue'],
    params: ['temperature', 'queue_ptr_before'],
    compute(inputs, params) {
      const step = createSteps(tf.transpose(toTf2d(inputs.queue as Tensor)), params)
      const { cache, loss, dq, ring, pointer } = step(toTf2d(inputs.q as Tensor), toTf2d(inputs.k as Tensor))
      const ds = firstClassCrossEntropyGradient(cache.logits)
      const dUnit = queryGradient(ds, cache.keys, cache.negatives, params.temperature as number)
      return {
        q_normalized: fromTf(cache.q),
        logits: fromTf(cache.logits),
        // the class of the label is the only one whose score the gradient raises
        labels: fromTf(tf.argMin(ds, 1)),
        loss,
        grads: { q: fromTf(dq), q_normalized: fromTf(dUnit) },
        queue_after: columns(ring),
        queue_ptr_after: pointer,
      }
    },
  },
  {
    inputs: ['queue', 'keys_per_step'],
    params: ['temperature', 'queue_ptr_before'],
    compute(inputs, params) {
      const step = createSteps(tf.transpose(toTf2d(inputs.queue as Tensor)), params)
      const seen = (tf.unstack(toTf(inputs.keys_per_step as Tensor)) as Tensor2D[]).map((keys) => step(keys, keys))
      return {
        queue_after_each_step: fromTf(tf.stack(seen.map(({ ring }) => tf.transpose(ring)))),
        ptr_after_each_step: seen.map(({ pointer }) => pointer),
        loss_each_step_with_q_equal_k: seen.map((next) => next.loss),
      }
    },
  },
  {
    inputs: ['queue_rows', 'q_per_step', 'k_per_step'],
    params: ['temperature', 'queue_ptr_before'],
    compute(inputs, params) {
      const step = createSteps(toTf2d(inputs.queue_rows as Tensor), params)
      const keys = tf.unstack(toTf(inputs.k_per_step as Tensor)) as Tensor2D[]
      const seen = (tf.unstack(toTf(inputs.q_per_step as Tensor)) as Tensor2D[]).map((q, i) => step(q, keys[i]!))
      return {
        queue_rows_after_each_step: fromTf(tf.stack(seen.map(({ ring }) => ring))),
        ptr_after_each_step: seen.map(({ pointer }) => pointer),
        loss_each_step: seen.map((next) => next.loss),
      }
    },
  },
  {
    inputs: ['im_q', 'im_k', 'encoder_q_weight', 'encoder_k_weight', 'queue'],
    params: ['temperature', 'momentum', 'queue_ptr_before'],
    compute(inputs, params) {
      const given = inputs as Readonly<Record<string, Tensor>>
      const [imQ, imK] = [toTf2d(given.im_q!), toTf2d(given.im_k!)]
      const online = toTf2d(given.encoder_q_weight!)
      const target = ema(toTf2d(given.encoder_k_weight!), online, params.momentum as number)
      const step = createSteps(tf.transpose(toTf2d(given.queue!)), params)
      const { cache, loss, dq, ring, pointer } = step(
        tf.matMul(imQ, online, false, true),
        tf.matMul(imK, target, false, true),
      )
      return {
        encoder_k_weight_after: fromTf(target),
        logits: fromTf(cache.logits),
        loss,
        grads: { encoder_q_weight: fromTf(tf.matMul(dq, imQ, true)) },
        queue_after: columns(ring),
        queue_ptr_after: pointer,
      }
    },
  },
)

export const adapters = { ema_update: emaUpdate, moco_info_nce: mocoInfoNce }
