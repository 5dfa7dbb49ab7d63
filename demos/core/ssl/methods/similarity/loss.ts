import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core'
import { l2Normalize } from '../../../nn/l2-normalize'
import { expectShape } from '../../../tensor/shapes'

/**
 * Similarity of two views and nothing else, the loss that collapses:
 *
 *     L = −(1/N) Σᵢ cos(z₁ᵢ, z₂ᵢ)
 *
 * @param z1 embeddings of the first views [N, d]
 * @param z2 embeddings of the second views [N, d]
 * @returns L, from −1 to 1
 * @throws RangeError when the shapes differ
 */
export function loss(z1: Tensor2D, z2: Tensor2D): Scalar {
  expectShape('similarity loss: z2', z2.shape, z1.shape)
  return tf.neg(tf.mean(tf.sum(tf.mul(l2Normalize(z1).z, l2Normalize(z2).z), 1)))
}
