import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core'
import { l2Normalize } from '../../../nn/l2-normalize'
import { stopGradient } from '../../../nn/stop-gradient'
import { expectShape } from '../../../tensor/shapes'

/**
 * BYOL, Grill et al. 2020 (arXiv 2006.07733), equation 2: the online network predicts the target network's
 * projection of the other view. With unit rows q̄ and z̄,
 *
 *     L = (1/N) Σᵢ ‖q̄₁ᵢ − z̄₂ᵢ‖² + ‖q̄₂ᵢ − z̄₁ᵢ‖²,  ‖q̄ − z̄‖² = 2 − 2 q̄·z̄
 *
 * The targets carry no gradient.
 *
 * @param q1 predictions from the first views [N, d]
 * @param q2 predictions from the second views [N, d]
 * @param z1 projections of the first views by the target network [N, d]
 * @param z2 projections of the second views by the target network [N, d]
 * @returns L, from 0 to 8
 * @throws RangeError when the shapes differ
 */
export function loss(q1: Tensor2D, q2: Tensor2D, z1: Tensor2D, z2: Tensor2D): Scalar {
  for (const [name, x] of Object.entries({ q2, z1, z2 })) expectShape(`byol loss: ${name}`, x.shape, q1.shape)
  const squaredDistance = (q: Tensor2D, z: Tensor2D) =>
    tf.sub(2, tf.mul(2, tf.sum(tf.mul(l2Normalize(q).z, stopGradient(l2Normalize(z).z)), 1)))
  return tf.mean(tf.add(squaredDistance(q1, z2), squaredDistance(q2, z1)))
}
