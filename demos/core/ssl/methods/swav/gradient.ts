import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { unitRows, unitRowsGradient } from '../../../nn/unit-rows'
import { swappedGradient, swappedTargets } from '../../swapped-prediction'
import { independentCodes, sinkhornCodes } from './codes'
import type { Options } from './loss'

/** Unit rows z [2B, d] of the embeddings, 1 / ‖e‖ [2B, 1], unit prototypes [K, d], scores and targets [2B, K]. */
export type ForwardCache = Record<'z' | 'inverse' | 'prototypes' | 'scores' | 'targets', Tensor2D>

/** Embeddings e [2B, d] of two views, first before second, and unit prototypes [K, d], to what the gradient needs. */
export function forward(e: Tensor2D, prototypes: Tensor2D, options: Options): ForwardCache {
  const { epsilon, iterations, equipartition = true } = options
  const { z, inverse } = unitRows(e)
  const scores: Tensor2D = tf.matMul(z, tf.transpose(prototypes))
  const codes = (tf.split(scores, 2) as Tensor2D[]).map((s) =>
    equipartition ? sinkhornCodes(s, epsilon, iterations) : independentCodes(s, epsilon),
  )
  return { z, inverse, prototypes: tf.clone(prototypes), scores, targets: swappedTargets(codes, 2) }
}

/**
 * ∂L/∂e [2B, d] and ∂L/∂C [K, d]. Both views go back together: one softargmax and two products, where automatic
 * differentiation takes them view by view and also goes back through log Σ exp.
 */
export function gradient(
  { z, inverse, prototypes, scores, targets }: ForwardCache,
  { temperature }: Pick<Options, 'temperature'>,
): { de: Tensor2D; dPrototypes: Tensor2D } {
  const ds = swappedGradient(scores, targets, temperature, scores.shape[0] / 2)
  return {
    de: unitRowsGradient(z, inverse, tf.matMul(ds, prototypes)),
    dPrototypes: tf.matMul(tf.transpose(ds), z),
  }
}
