/**
 * VICReg, Bardes, Ponce and LeCun 2021 (arXiv 2105.04906), equations 1 to 6: variance, invariance and covariance
 * of embeddings x, x′ [N, D] of two views, as in the authors' code: invariance is a mean over all N D entries,
 * variance the mean of both views, each floor 1 − √(Var + ε).
 */
import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core'

const EPSILON = 1e-4

/** Coefficients of invariance, variance and covariance; published: 25, 25, 1. */
export interface VicregWeights {
  readonly invariance: number
  readonly variance: number
  readonly covariance: number
}

/** Of one view: centred columns, standard deviations [1, D], covariances [D, D] with a diagonal of 0. */
function moments(x: Tensor2D) {
  const N = x.shape[0]
  const centred: Tensor2D = tf.sub(x, tf.mean(x, 0, true))
  const deviation = tf.sqrt(tf.add(tf.div(tf.sum(tf.square(centred), 0, true), N - 1), EPSILON))
  const covariance = tf.div(tf.matMul(tf.transpose(centred), centred), N - 1)
  return { centred, deviation, covariance: tf.mul(covariance, tf.sub(1, tf.eye(x.shape[1]))) as Tensor2D }
}

export function vicregTerms(x: Tensor2D, y: Tensor2D): Record<keyof VicregWeights, Scalar> {
  const views = [moments(x), moments(y)] as const
  const [first, second] = views.map(({ deviation, covariance }) => ({
    variance: tf.div(tf.mean(tf.relu(tf.sub(1, deviation))), 2) as Scalar,
    covariance: tf.div(tf.sum(tf.square(covariance)), x.shape[1]) as Scalar,
  })) as [Record<'variance' | 'covariance', Scalar>, Record<'variance' | 'covariance', Scalar>]
  return {
    invariance: tf.mean(tf.squaredDifference(x, y)),
    variance: tf.add(first.variance, second.variance),
    covariance: tf.add(first.covariance, second.covariance),
  }
}

export function vicregLoss(x: Tensor2D, y: Tensor2D, weights: VicregWeights): Scalar {
  const terms = vicregTerms(x, y)
  return tf.addN([
    tf.mul(terms.invariance, weights.invariance),
    tf.mul(terms.variance, weights.variance),
    tf.mul(terms.covariance, weights.covariance),
  ])
}

/** ∂L/∂x and ∂L/∂y, [N, D]. */
export function vicregGradient(x: Tensor2D, y: Tensor2D, weights: VicregWeights): [Tensor2D, Tensor2D] {
  const [N, D] = x.shape
  const pull = tf.mul(tf.sub(x, y), (2 * weights.invariance) / (N * D))
  const own = (view: Tensor2D): Tensor2D => {
    const { centred, deviation, covariance } = moments(view)
    const short = tf.cast(tf.less(deviation, 1), 'float32') // below the floor
    const apart = tf.mul(centred, tf.mul(tf.div(short, deviation), -weights.variance / (2 * D * (N - 1))))
    return tf.add(apart, tf.mul(tf.matMul(centred, covariance), (4 * weights.covariance) / (D * (N - 1))))
  }
  return [tf.add(pull, own(x)), tf.sub(own(y), pull)]
}
