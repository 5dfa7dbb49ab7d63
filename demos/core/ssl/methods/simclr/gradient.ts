import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { l2Normalize, l2NormalizeGradient } from '../../../nn/l2-normalize'
import { swapViews } from '../../view-pairs'

/** Unit rows z [2N, d] of the embeddings, 1 / ‖e‖ [2N, 1], and the logits zᵢ·zⱼ / τ [2N, 2N] without the diagonal. */
export type ForwardCache = Record<'z' | 'inverse' | 'logits', Tensor2D>

export interface Options {
  /** τ. */
  readonly temperature: number
  /** From `selfMask(2N)`. */
  readonly mask: Tensor2D
}

/** Added to the logits [2N, 2N], so that no anchor is compared with itself. Keep one for a run, and dispose of it. */
export const selfMask = (rows: number): Tensor2D => tf.tidy(() => tf.mul(tf.eye(rows), -1e9))

/** Embeddings e [2N, d], first views before second views, to what the gradient needs. */
export function forward(e: Tensor2D, { temperature, mask }: Options): ForwardCache {
  const { z, inverse } = l2Normalize(e)
  const logits: Tensor2D = tf.add(tf.matMul(z, tf.transpose(tf.div(z, temperature))), mask)
  return { z, inverse, logits }
}

/**
 * ∂L/∂z = ((P + Pᵀ) z − 2 z₊) / (2N τ), P the softargmax of each row of the logits; then ∂L/∂e [2N, d].
 * One product of [2N, 2N] with z, where automatic differentiation takes two and goes back through log Σ exp.
 */
export function gradient(
  { z, inverse, logits }: ForwardCache,
  { temperature }: Pick<Options, 'temperature'>,
): Tensor2D {
  const p = tf.softmax(logits)
  const push = tf.matMul(tf.add(p, tf.transpose(p)) as Tensor2D, z)
  const dz: Tensor2D = tf.div(tf.sub(push, tf.mul(swapViews(z), 2)), z.shape[0] * temperature)
  return l2NormalizeGradient(z, inverse, dz)
}
