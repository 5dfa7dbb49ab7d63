import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { l2Normalize, l2NormalizeGradient } from '../../../nn/l2-normalize'
import { swappedGradient, swappedTargets } from '../../swapped-prediction'
import { codesOfView } from './codes'
import type { Options } from './loss'

/** Unit rows z [V·B, d] of the embeddings, 1 / ‖e‖ [V·B, 1], unit prototypes [K, d], scores and targets [V·B, K]. */
export type ForwardCache = Record<'z' | 'inverse' | 'prototypes' | 'scores' | 'targets', Tensor2D>

/**
 * The forward pass, for `gradient`. All views go through one product with the prototypes.
 *
 * @param e embeddings [V·B, d], view after view
 * @param prototypes unit rows [K, d]
 */
export function forward(e: Tensor2D, prototypes: Tensor2D, options: Options & { views?: number }): ForwardCache {
  const { views = 2, codesOf = [0, 1], queues = [] } = options
  const { z, inverse } = l2Normalize(e)
  const scores: Tensor2D = tf.matMul(z, tf.transpose(prototypes))
  const codes = (tf.split(scores, views) as Tensor2D[]).map((s, v) => {
    const i = codesOf.indexOf(v)
    return i < 0 ? undefined : codesOfView(s, prototypes, queues[i], options)
  })
  return { z, inverse, prototypes: tf.clone(prototypes), scores, targets: swappedTargets(codes) }
}

/**
 * Gradients of `loss`. All views go back together: one softargmax and two products, where automatic differentiation
 * takes them for each pair of views and also goes back through log Σ exp.
 *
 * @returns ∂L/∂s of the scores [V·B, K], ∂L/∂e [V·B, d] and ∂L/∂C [K, d]
 */
export function gradient(
  { z, inverse, prototypes, scores, targets }: ForwardCache,
  { temperature, views = 2 }: Pick<Options, 'temperature'> & { views?: number },
): Record<'ds' | 'de' | 'dPrototypes', Tensor2D> {
  const ds = swappedGradient(scores, targets, temperature, scores.shape[0] / views)
  return {
    ds,
    de: l2NormalizeGradient(z, inverse, tf.matMul(ds, prototypes)),
    dPrototypes: tf.matMul(tf.transpose(ds), z),
  }
}
