import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { moments, type Options } from './terms'

/** Embeddings of each view [N, D]. */
export type ForwardCache = { z1: Tensor2D; z2: Tensor2D }

/**
 * The forward pass, for `gradient`: moments are computed on the way back, where they are needed.
 *
 * @param e embeddings [2N, D], first views before second views
 */
export function forward(e: Tensor2D): ForwardCache {
  const [z1, z2] = tf.split(e, 2) as [Tensor2D, Tensor2D]
  return { z1, z2 }
}

/**
 * Gradient of `loss` with respect to the embeddings. Variance and covariance of a view share its centred columns, and
 * the centring is not differentiated: what the two terms send back has mean 0 over the batch already.
 *
 * @returns ∂L/∂e [2N, D]
 */
export function gradient({ z1, z2 }: ForwardCache, options: Options): Tensor2D {
  const [N, D] = z1.shape
  const invariance = tf.mul(tf.sub(z1, z2), (2 * options.invariance) / (N * D))
  const ofOne = (z: Tensor2D): Tensor2D => {
    const { centred, deviation, covariance } = moments(z)
    const belowOne = tf.cast(tf.less(deviation, 1), 'float32')
    const spreadApart = tf.mul(centred, tf.mul(tf.div(belowOne, deviation), -options.variance / (2 * D * (N - 1))))
    return tf.add(spreadApart, tf.mul(tf.matMul(centred, covariance), (4 * options.covariance) / (D * (N - 1))))
  }
  return tf.concat2d([tf.add(ofOne(z1), invariance), tf.sub(ofOne(z2), invariance)], 0)
}
