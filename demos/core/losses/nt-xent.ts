import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core'
import { otherViews } from './similarity'

/** Added to the diagonal of the logits [2N, 2N]: no anchor is compared with itself. Keep one for a run. */
export const selfMask = (rows: number): Tensor2D => tf.tidy(() => tf.mul(tf.eye(rows), -1e9))

/**
 * NT-Xent, Chen et al. 2020 (arXiv 2002.05709), equation 1. z [2N, d] are unit rows, the second views
 * after the first ones: the positive of row i is row i ± N. Its logits [2N, 2N] are zᵢ·zⱼ / τ.
 */
export function ntXentLogits(z: Tensor2D, mask: Tensor2D, temperature: number): Tensor2D {
  return tf.add(tf.matMul(z, tf.transpose(tf.div(z, temperature))), mask)
}

/** Mean over the 2N anchors of ℓᵢ = −zᵢ·z₊ / τ + log Σⱼ≠ᵢ exp(zᵢ·zⱼ / τ). */
export function ntXentLoss(logits: Tensor2D, z: Tensor2D, temperature: number): Scalar {
  const positive = tf.div(tf.sum(tf.mul(z, otherViews(z)), 1), temperature)
  return tf.mean(tf.sub(tf.logSumExp(logits, 1), positive))
}

/** ∂L/∂z = ((P + Pᵀ) z − 2 z₊) / (2N τ), P the softargmax of each row of the logits. */
export function ntXentGradient(logits: Tensor2D, z: Tensor2D, temperature: number): Tensor2D {
  const p = tf.softmax(logits)
  const push = tf.matMul(tf.add(p, tf.transpose(p)) as Tensor2D, z)
  return tf.div(tf.sub(push, tf.mul(otherViews(z), 2)), z.shape[0] * temperature)
}
