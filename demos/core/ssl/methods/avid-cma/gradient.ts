import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core'
import { crossEntropy, crossEntropyGradient } from '../../../nn/cross-entropy'

/**
 * InfoNCE from one sense to the other, both ways: the objective of AVID, Morgado et al. 2020 (arXiv 2004.12943),
 * equation 3, with the other clips of the batch as negatives instead of a memory. Unit rows v, a [B, d]; the logits
 * [B, B] are vᵢ·aⱼ / τ, and the sound of row i is column i.
 */
export const crossModalLogits = (v: Tensor2D, a: Tensor2D, temperature: number): Tensor2D =>
  tf.div(tf.matMul(v, tf.transpose(a)), temperature)

/** ½ (mean of −log softargmax of each row + of each column) on the diagonal. */
export function crossModalLoss(logits: Tensor2D): Scalar {
  const own = tf.eye(logits.shape[0])
  return tf.div(tf.add(crossEntropy(logits, own), crossEntropy(tf.transpose(logits), own)), 2)
}

/** ∂L/∂v and ∂L/∂a [B, d]. */
export function crossModalGradient(logits: Tensor2D, v: Tensor2D, a: Tensor2D, temperature: number) {
  const own = tf.eye(logits.shape[0])
  const columns: Tensor2D = tf.transpose(crossEntropyGradient(tf.transpose(logits), own))
  const ds: Tensor2D = tf.div(tf.add(crossEntropyGradient(logits, own), columns), 2 * temperature)
  return { dv: tf.matMul(ds, a) as Tensor2D, da: tf.matMul(tf.transpose(ds), v) as Tensor2D }
}
