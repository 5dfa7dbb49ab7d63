import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core'

/**
 * Similarity of views and nothing else: −mean over the 2N rows of aᵢ·z₊, the cosine of each row with the
 * other view of its image. Unit rows [2N, d], the second views after the first ones. With a = z it is
 * −mean cos(z₁, z₂); with a = p, the predictions of z, it is the loss of SimSiam, Chen and He 2021
 * (arXiv 2011.10566), equations 1 and 2. BYOL, Grill et al. 2020 (arXiv 2006.07733), equation 2, sums
 * ‖p − z₊‖² = 2 − 2 p·z₊ over both views: 4 + 4 L of the same L.
 */
export function similarityLoss(a: Tensor2D, z: Tensor2D): Scalar {
  return tf.neg(tf.mean(tf.sum(tf.mul(a, otherViews(z)), 1)))
}

/** ∂L/∂a with z held fixed: −z₊ / 2N. With a = z, where both factors move, the gradient is twice this. */
export const similarityPull = (z: Tensor2D): Tensor2D => tf.div(otherViews(z), -z.shape[0])

/** z₊ [2N, d]: for each row its other view. */
export function otherViews(z: Tensor2D): Tensor2D {
  const [first, second] = tf.split(z, 2) as [Tensor2D, Tensor2D]
  return tf.concat2d([second, first], 0)
}
