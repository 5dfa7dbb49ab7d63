import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { swappedCodes, swavCodes, swavGradient, swavLoss } from '../../../demos/core/losses/swav'
import { l2Normalize, l2NormalizeGradient } from '../../../demos/core/nn/l2-normalize'
import { sinkhornSteps, startPlan } from '../../../demos/core/sinkhorn/sinkhorn'
import { fromTf, scalarOf, toTf, toTf2d } from '../tensors'
import type { Adapter, Tensor } from '../types'

/** Their scores and codes have samples as rows, and a code sums to 1; ours are plans [K, B] of mass 1. */
const swavSinkhorn: Adapter = (inputs, params) => {
  const scores = inputs.scores as Tensor
  const [B, K] = scores.shape as [number, number]
  const transposed = Array.from({ length: K * B }, (_, i) => scores.data[(i % B) * K + Math.floor(i / B)]!)
  const plan = sinkhornSteps(startPlan(transposed, K, B, params.epsilon as number), 2 * (params.iterations as number))
  const q = Array.from({ length: B * K }, (_, i) => B * Math.exp(plan.at(-1)!.logQ[(i % K) * B + Math.floor(i / K)]!))
  const sum = (length: number, of: (i: number) => number): Tensor => {
    const data = new Array<number>(length).fill(0)
    q.forEach((value, i) => (data[of(i)]! += value))
    return { shape: [length], data }
  }
  const Q = { shape: [B, K], data: q }
  return {
    Q,
    Q_stabilised: Q,
    row_sums: sum(B, (i) => Math.floor(i / K)),
    prototype_mass: sum(K, (i) => i % K),
  }
}

/** Each view's new embeddings before the earlier ones, the oldest dropped. */
function enqueued(queues: readonly Tensor2D[], z: Tensor2D): tf.Tensor {
  const fresh = tf.split(z, queues.length) as Tensor2D[]
  return tf.stack(queues.map((queue, i) => tf.slice(tf.concat2d([fresh[i]!, queue], 0), [0, 0], queue.shape)))
}

const swavLossAdapter: Adapter = (inputs, params) => {
  const [features, prototypes] = [toTf2d(inputs.features as Tensor), toTf2d(inputs.prototypes as Tensor)]
  const { batch, temperature, epsilon, iterations } = params as Record<string, number>
  const views = (params.n_crops as number[]).reduce((a, b) => a + b)
  const { z, inverse } = l2Normalize(features)
  const C = l2Normalize(prototypes).z
  const scores: Tensor2D = tf.matMul(z, C, false, true)
  // Embeddings of earlier batches, one list a view: they share the prototypes out with the batch, and get no code.
  const queues = inputs.queue ? (tf.unstack(toTf(inputs.queue as Tensor)) as Tensor2D[]) : []
  const codesOf = (view: Tensor2D, i: number): Tensor2D => {
    const earlier: Tensor2D = queues[i] ? tf.matMul(queues[i], C, false, true) : tf.zeros([0, view.shape[1]])
    return tf.slice(swavCodes(tf.concat2d([earlier, view], 0), epsilon!, iterations!), [earlier.shape[0], 0])
  }
  const codes = (tf.split(scores, views) as Tensor2D[])
    .slice(0, (params.crops_for_assign as number[]).length)
    .map(codesOf)
  const targets = swappedCodes(codes, views)
  const ds = swavGradient(scores, targets, temperature!, batch!)
  return {
    prototypes_normalized: fromTf(C),
    scores: fromTf(scores),
    codes: fromTf(tf.stack(codes)),
    ...(queues.length > 0 ? { queue_after: fromTf(enqueued(queues, z)) } : {}),
    loss: scalarOf(swavLoss(scores, targets, temperature!, batch!)),
    grads: {
      scores: fromTf(ds),
      prototypes_normalized: fromTf(tf.matMul(ds, z, true)),
      features: fromTf(l2NormalizeGradient(z, inverse, tf.matMul(ds, C))),
    },
  }
}

export const adapters: Readonly<Record<string, Adapter>> = { swav_sinkhorn: swavSinkhorn, swav_loss: swavLossAdapter }
