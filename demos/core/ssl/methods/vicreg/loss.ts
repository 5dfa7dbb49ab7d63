import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core'

const EPSILON = 1e-4

/** Coefficients of the three terms; published: 25, 25, 1. */
export interface Options {
  readonly invariance: number
  readonly variance: number
  readonly covariance: number
}

/**
 * VICReg, Bardes, Ponce and LeCun 2021 (arXiv 2105.04906), equations 1 to 6, with the means of the authors' code:
 *
 *     L = λ s(z₁, z₂) + μ v(z₁, z₂) + ν c(z₁, z₂)
 *     s = mean of (z₁ − z₂)²,  v = mean of max(0, 1 − √(Var + ε)) over dimensions and views
 *     c = Σ over both views of (1/D) Σ_{i≠j} Cov²ᵢⱼ
 *
 * @param z1 embeddings of the first views [N, D]
 * @param z2 embeddings of the second views [N, D]
 * @param options λ (invariance), μ (variance), ν (covariance)
 */
export function loss(z1: Tensor2D, z2: Tensor2D, options: Options): Scalar {
  const { invariance, variance, covariance } = terms(z1, z2)
  return tf.addN([
    tf.mul(invariance, options.invariance),
    tf.mul(variance, options.variance),
    tf.mul(covariance, options.covariance),
  ])
}

/** s, v and c before their coefficients. */
export function terms(z1: Tensor2D, z2: Tensor2D): Record<keyof Options, Scalar> {
  const [first, second] = [moments(z1), moments(z2)]
  const hinge = ({ deviation }: typeof first) => tf.mean(tf.relu(tf.sub(1, deviation)))
  const redundancy = ({ covariance }: typeof first) => tf.div(tf.sum(tf.square(covariance)), z1.shape[1])
  return {
    invariance: tf.mean(tf.squaredDifference(z1, z2)),
    variance: tf.div(tf.add(hinge(first), hinge(second)), 2),
    covariance: tf.add(redundancy(first), redundancy(second)),
  }
}

/** Of one view [N, D]: centred columns, standard deviations [1, D], covariances [D, D] with a diagonal of 0. */
export function moments(z: Tensor2D) {
  const [N, D] = z.shape
  const centred: Tensor2D = tf.sub(z, tf.mean(z, 0, true))
  const deviation = tf.sqrt(tf.add(tf.div(tf.sum(tf.square(centred), 0, true), N - 1), EPSILON))
  const covariance = tf.div(tf.matMul(tf.transpose(centred), centred), N - 1)
  return { centred, deviation, covariance: tf.mul(covariance, tf.sub(1, tf.eye(D))) as Tensor2D }
}
