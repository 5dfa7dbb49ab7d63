/**
 * Barlow Twins, Zbontar et al. 2021 (arXiv 2103.03230), equations 1 and 2. Columns of yᴬ, yᴮ [N, D] have mean 0
 * and variance 1 over the batch (`batchNorm`), so that C is their cross-correlation.
 */
import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core'

/** C = yᴬᵀ yᴮ / N, [D, D]: a row for each unit of the first view. */
export const crossCorrelation = (yA: Tensor2D, yB: Tensor2D): Tensor2D =>
  tf.div(tf.matMul(tf.transpose(yA), yB), yA.shape[0])

/** What the diagonal costs, Σ (1 − C_ii)², and the rest before λ, Σ_{i≠j} C_ij². */
export function barlowTerms(c: Tensor2D): { invariance: Scalar; redundancy: Scalar } {
  const identity = tf.eye(c.shape[0])
  const squares = tf.square(c)
  return {
    invariance: tf.sum(tf.mul(tf.square(tf.sub(c, 1)), identity)),
    redundancy: tf.sum(tf.mul(squares, tf.sub(1, identity))),
  }
}

/** L = Σ (1 − C_ii)² + λ Σ_{i≠j} C_ij². */
export function barlowLoss(c: Tensor2D, lambda: number): Scalar {
  const { invariance, redundancy } = barlowTerms(c)
  return tf.add(invariance, tf.mul(redundancy, lambda))
}

/** ∂L/∂C = 2 (C_ii − 1) on the diagonal, 2 λ C_ij elsewhere; then ∂L/∂yᴬ = yᴮ (∂L/∂C)ᵀ / N, ∂L/∂yᴮ = yᴬ ∂L/∂C / N. */
export function barlowGradient(c: Tensor2D, yA: Tensor2D, yB: Tensor2D, lambda: number): [Tensor2D, Tensor2D] {
  const identity: Tensor2D = tf.eye(c.shape[0])
  const weights = tf.add(tf.mul(identity, 2 - 2 * lambda), 2 * lambda)
  const dC: Tensor2D = tf.div(tf.sub(tf.mul(c, weights), tf.mul(identity, 2)), yA.shape[0])
  return [tf.matMul(yB, tf.transpose(dC)), tf.matMul(yA, dC)]
}
