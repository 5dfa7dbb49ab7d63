/** Golden items of MoCo. The authors' queue is [d, K], keys in columns; here keys are rows. */
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { infoNceGradient } from '../../../demos/core/losses/moco'
import { l2Normalize } from '../../../demos/core/nn/l2-normalize'
import { ema } from '../../../demos/core/optim/ema'
import { enqueue } from '../../../demos/core/ssl/memory'
import { createInfoNce } from '../../../demos/core/ssl/moco'
import { fromTf, scalarOf, toTf, toTf2d } from '../tensors'
import type { Adapter, Tensor } from '../types'

const emaUpdate: Adapter = (inputs, params) => {
  const { target_initial, online_each_step } = inputs as Record<string, Tensor>
  let target = toTf(target_initial!)
  const after = tf.unstack(toTf(online_each_step!)).map((online) => {
    return (target = ema(target, online, params.momentum as number))
  })
  return { target_after_each_step: fromTf(tf.stack(after)) }
}

const columns = (keys: Tensor2D): Tensor => fromTf(tf.transpose(keys))

/** One step: loss and gradients of q, and the ring [K, d] after it. */
function step(q: Tensor2D, k: Tensor2D, ring: Tensor2D, temperature: number, first: number) {
  const keys = l2Normalize(k).z
  const objective = createInfoNce(temperature)
  const values = objective.evaluate(q, [], [keys, ring])
  return {
    values,
    loss: scalarOf(objective.loss(values)),
    dq: objective.gradient(values, []).de,
    dUnit: infoNceGradient(values.logits, keys, ring, temperature),
    ring: enqueue(ring, keys, first),
    first: (first + k.shape[0]) % ring.shape[0],
  }
}

/** Five batches through the queue: keys are their own queries. */
function fifo(keysPerStep: Tensor, queue: Tensor2D, temperature: number) {
  let [ring, first] = [queue, 0]
  const seen = tf.unstack(toTf(keysPerStep)).map((keys) => {
    const next = step(keys as Tensor2D, keys as Tensor2D, ring, temperature, first)
    ;({ ring, first } = next)
    return next
  })
  return {
    queue_after_each_step: fromTf(tf.stack(seen.map((next) => tf.transpose(next.ring)))),
    ptr_after_each_step: seen.map((next) => next.first),
    loss_each_step_with_q_equal_k: seen.map(({ loss }) => loss),
  }
}

/** A ring of rows whose length the batch does not divide. */
function rowsRing({ queue_rows, q_per_step, k_per_step }: Readonly<Record<string, Tensor>>, temperature: number) {
  let [ring, first] = [toTf2d(queue_rows!), 0]
  const keys = tf.unstack(toTf(k_per_step!)) as Tensor2D[]
  const seen = tf.unstack(toTf(q_per_step!)).map((q, i) => {
    const next = step(q as Tensor2D, keys[i]!, ring, temperature, first)
    ;({ ring, first } = next)
    return next
  })
  return {
    queue_rows_after_each_step: fromTf(tf.stack(seen.map((next) => next.ring))),
    ptr_after_each_step: seen.map((next) => next.first),
    loss_each_step: seen.map(({ loss }) => loss),
  }
}

/** lightly's ring takes of a batch what fits before its end, and then begins anew. */
function truncatingRing({ queue_rows, k_per_step }: Readonly<Record<string, Tensor>>, start: number) {
  let [ring, first] = [toTf2d(queue_rows!), start]
  const seen = (tf.unstack(toTf(k_per_step!)) as Tensor2D[]).map((keys) => {
    const fitting = Math.min(keys.shape[0], ring.shape[0] - first)
    ring = enqueue(ring, tf.slice(keys, 0, fitting), first)
    first = fitting < keys.shape[0] ? 0 : (first + fitting) % ring.shape[0]
    return { ring, first }
  })
  return {
    queue_rows_after_each_step: fromTf(tf.stack(seen.map((next) => next.ring))),
    ptr_after_each_step: seen.map((next) => next.first),
  }
}

const mocoInfoNce: Adapter = (inputs, params, caseName) => {
  const given = inputs as Record<string, Tensor>
  const { temperature, momentum } = params as Record<'temperature' | 'momentum', number>
  if (given.queue_rows && !given.q_per_step) return truncatingRing(given, params.queue_ptr_before as number)
  if (given.queue_rows) return rowsRing(given, temperature)
  const queue: Tensor2D = tf.transpose(toTf2d(given.queue!))
  if (caseName === 'queue_fifo_wrap') return fifo(given.keys_per_step!, queue, temperature)
  if (!given.im_q) {
    const { values, loss, dq, dUnit, ring, first } = step(toTf2d(given.q!), toTf2d(given.k!), queue, temperature, 0)
    return {
      q_normalized: fromTf(values.q),
      logits: fromTf(values.logits),
      labels: { shape: [dq.shape[0]], data: Array<number>(dq.shape[0]).fill(0) },
      loss,
      grads: { q: fromTf(dq), q_normalized: fromTf(dUnit) },
      queue_after: columns(ring),
      queue_ptr_after: first,
    }
  }
  const [imQ, imK] = [toTf2d(given.im_q), toTf2d(given.im_k!)]
  const online = toTf2d(given.encoder_q_weight!)
  const target = ema(toTf2d(given.encoder_k_weight!), online, momentum)
  const q: Tensor2D = tf.matMul(imQ, online, false, true)
  const k: Tensor2D = tf.matMul(imK, target, false, true)
  const { values, loss, dq, ring, first } = step(q, k, queue, temperature, 0)
  return {
    encoder_k_weight_after: fromTf(target),
    logits: fromTf(values.logits),
    loss,
    grads: { encoder_q_weight: fromTf(tf.matMul(dq, imQ, true)) },
    queue_after: columns(ring),
    queue_ptr_after: first,
  }
}

export const adapters: Readonly<Record<string, Adapter>> = { ema_update: emaUpdate, moco_info_nce: mocoInfoNce }
