import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core'

/** ε of the authors' code, inside the root. */
const EPSILON = 1e-4

/** Coefficients of the three terms; published: 25, 25, 1. */
export interface Options {
  readonly invariance: number
  readonly variance: number
  readonly covariance: number
}

/**
 * The three terms of VICReg before their coefficients, with the means of the authors' code.
 *
 * @param z1 embeddings of the first views [N, D]
 * @param z2 embeddings of the second views [N, D]
 * @returns s, v and c, scalars
 */
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

/**
 * Second moments of the embeddings of one view, unbiased.
 *
 * @param z [N, D]
 * @returns centred columns [N, D], standard deviations √(Var + ε) [1, D], covariances [D, D] with a diagonal of 0
 */
export function moments(z: Tensor2D) {
  const [N, D] = z.shape
  const centred: Tensor2D = tf.sub(z, tf.mean(z, 0, true))
  const deviation = tf.sqrt(tf.add(tf.div(tf.sum(tf.square(centred), 0, true), N - 1), EPSILON))
  const covariance = tf.div(tf.matMul(tf.transpose(centred), centred), N - 1)
  return { centred, deviation, covariance: tf.mul(covariance, tf.sub(1, tf.eye(D))) as Tensor2D }
}
