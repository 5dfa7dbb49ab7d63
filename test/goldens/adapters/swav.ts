import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { l2Normalize } from '../../../demos/core/nn/l2-normalize'
import { sinkhornSteps, initialPlan } from '../../../demos/core/sinkhorn/sinkhorn'
import { enqueue } from '../../../demos/core/ssl/queue'
import { codesOfView } from '../../../demos/core/ssl/methods/swav/codes'
import { forward, gradient } from '../../../demos/core/ssl/methods/swav/gradient'
import { loss } from '../../../demos/core/ssl/methods/swav/loss'
import { adapterOf } from '../options'
import { fromTf, scalarOf, toTf, toTf2d } from '../tensors'
import { NotNeeded, type Json, type Tensor } from '../types'

/** Their scores and codes have samples as rows, and a code sums to 1; ours are plans [K, B] of mass 1. */
const swavSinkhorn = adapterOf({
  inputs: ['scores'],
  params: ['epsilon', 'iterations'],
  compute(inputs, params) {
    const scores = inputs.scores as Tensor
    const [B, K] = scores.shape as [number, number]
    const transposed = Array.from({ length: K * B }, (_, i) => scores.data[(i % B) * K + Math.floor(i / B)]!)
    const plan = sinkhornSteps(
      initialPlan(transposed, K, B, params.epsilon as number),
      2 * (params.iterations as number),
    )
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
  },
})

/** The ring of a view with its oldest rows, the last ones, replaced; read from the newest row on. */
function enqueued(queue: Tensor2D, z: Tensor2D): Tensor2D {
  const [L, B] = [queue.shape[0], z.shape[0]]
  const ring = enqueue(queue, z, L - B)
  return tf.concat2d([tf.slice(ring, L - B), tf.slice(ring, 0, L - B)], 0)
}

const PARAMS = ['batch', 'n_crops', 'crops_for_assign', 'temperature', 'epsilon', 'iterations']

function swavLoss(inputs: Readonly<Record<string, Json>>, params: Readonly<Record<string, Json>>) {
  const features = toTf2d(inputs.features as Tensor)
  const { temperature, epsilon, iterations } = params as Record<'temperature' | 'epsilon' | 'iterations', number>
  const views = (params.n_crops as number[]).reduce((a, b) => a + b)
  if (features.shape[0] !== views * (params.batch as number)) throw new NotNeeded('crops of more than one batch')
  const codesOf = params.crops_for_assign as number[]
  const queues = inputs.queue ? (tf.unstack(toTf(inputs.queue as Tensor)) as Tensor2D[]) : []
  const options = { temperature, epsilon, iterations, views, codesOf, queues }
  const C = l2Normalize(toTf2d(inputs.prototypes as Tensor)).z
  const cache = forward(features, C, options)
  const { ds, de, dPrototypes } = gradient(cache, options)
  const z = tf.split(cache.z, views) as Tensor2D[]
  const codes = (tf.split(cache.scores, views) as Tensor2D[]).map((s, v) =>
    codesOfView(s, C, queues[codesOf.indexOf(v)], options),
  )
  return {
    prototypes_normalized: fromTf(C),
    scores: fromTf(cache.scores),
    codes: fromTf(tf.stack(codesOf.map((v) => codes[v]!))),
    ...(queues.length > 0 && {
      queue_after: fromTf(tf.stack(queues.map((queue, i) => enqueued(queue, z[codesOf[i]!]!)))),
    }),
    loss: scalarOf(loss(tf.split(features, views) as Tensor2D[], C, options)),
    grads: { scores: fromTf(ds), prototypes_normalized: fromTf(dPrototypes), features: fromTf(de) },
  }
}

export const adapters = {
  swav_sinkhorn: swavSinkhorn,
  swav_loss: adapterOf({ inputs: ['features', 'prototypes', 'queue?'], params: PARAMS, compute: swavLoss }),
}
