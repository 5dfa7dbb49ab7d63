import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { moments, type Options } from './loss'

/** Embeddings of each view [N, D] and their moments. */
export type ForwardCache = { z1: Tensor2D; z2: Tensor2D }

/** Embeddings e [2N, D], first views before second views, to what the gradient needs. */
export function forward(e: Tensor2D): ForwardCache {
  const [z1, z2] = tf.split(e, 2) as [Tensor2D, Tensor2D]
  return { z1, z2 }
}

/**
 * ∂L/∂e [2N, D]. Each view's variance and covariance share the centred columns, and their mean is not differentiated:
 * what the two terms send back has mean 0 over the batch already.
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
