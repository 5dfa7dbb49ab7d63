import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'

const EPSILON = 1e-5
const columnMeans = (x: Tensor2D): Tensor2D => tf.mean(x, 0, true)

/**
 * Each column of x [B, d] less its mean over the batch, divided by its standard deviation: batch
 * normalisation without scale and shift, Ioffe and Szegedy 2015 (arXiv 1502.03167), algorithm 1.
 */
export function standardise(x: Tensor2D): { y: Tensor2D; inverse: Tensor2D } {
  const centred = tf.sub(x, columnMeans(x)) as Tensor2D
  const inverse = tf.rsqrt(tf.add(columnMeans(tf.square(centred)), EPSILON)) as Tensor2D // [1, d]
  return { y: tf.mul(centred, inverse), inverse }
}

/** ∂L/∂x from ∂L/∂y: (dy − mean dy − y mean(y dy)) / σ, means over the batch. All [B, d]. */
export function standardiseGradient(y: Tensor2D, inverse: Tensor2D, dy: Tensor2D): Tensor2D {
  const along = tf.mul(y, columnMeans(tf.mul(y, dy)))
  return tf.mul(tf.sub(tf.sub(dy, columnMeans(dy)), along), inverse)
}
