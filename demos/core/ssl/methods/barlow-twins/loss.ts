import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core'
import { batchNorm } from '../../../nn/batch-norm'
import { expectShape } from '../../../tensor/shapes'

export interface Options {
  /** λ. */
  readonly lambda: number
  /** False: the mean over the batch stays in, as where the course notes leave the centring out. */
  readonly centred?: boolean
}

/**
 * Barlow Twins, Zbontar et al. 2021 (arXiv 2103.03230), equations 1 and 2 and algorithm 1:
 *
 *     L = Σᵢ (1 − Cᵢᵢ)² + λ Σ_{i≠j} Cᵢⱼ²,  C = ẑᴬᵀ ẑᴮ / N
 *
 * ẑ is z with columns of mean 0 and variance 1 over the batch (biased, ε = 1e-5), so C is their cross-correlation.
 *
 * @param zA embeddings of the first views [N, D]
 * @param zB embeddings of the second views [N, D]
 * @returns L, a sum over the D² entries of C
 * @throws RangeError when the shapes differ
 */
export function loss(zA: Tensor2D, zB: Tensor2D, { lambda, centred = true }: Options): Scalar {
  expectShape('barlow-twins loss: zB', zB.shape, zA.shape)
  const [{ y: yA }, { y: yB }] = [batchNorm(zA, centred), batchNorm(zB, centred)]
  const { invariance, redundancy } = terms(tf.div(tf.matMul(yA, yB, true), zA.shape[0]))
  return tf.add(invariance, tf.mul(redundancy, lambda))
}

/** Of C [D, D]: what the diagonal costs, Σ (1 − Cᵢᵢ)², and the rest before λ, Σ_{i≠j} Cᵢⱼ². */
export function terms(c: Tensor2D): { invariance: Scalar; redundancy: Scalar } {
  const identity = tf.eye(c.shape[0])
  return {
    invariance: tf.sum(tf.mul(tf.square(tf.sub(c, 1)), identity)),
    redundancy: tf.sum(tf.mul(tf.square(c), tf.sub(1, identity))),
  }
}
