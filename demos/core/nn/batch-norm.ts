import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import type { Layer } from './layer'

const EPSILON = 1e-5
const columnMeans = (x: Tensor2D): Tensor2D => tf.mean(x, 0, true)

/**
 * Each column of x [B, d] less its mean over the batch, divided by its standard deviation: batch
 * normalisation without scale and shift, Ioffe and Szegedy 2015 (arXiv 1502.03167), algorithm 1. With
 * `centred` false the mean stays, and the column is divided by the root of its mean square.
 */
export function batchNorm(x: Tensor2D, centred = true): { y: Tensor2D; inverse: Tensor2D } {
  const kept = centred ? (tf.sub(x, columnMeans(x)) as Tensor2D) : x
  const inverse = tf.rsqrt(tf.add(columnMeans(tf.square(kept)), EPSILON)) as Tensor2D // [1, d]
  return { y: tf.mul(kept, inverse), inverse }
}

/** ∂L/∂x from ∂L/∂y: (dy − mean dy − y mean(y dy)) / σ, means over the batch; uncentred without mean dy. All [B, d]. */
export function batchNormGradient(y: Tensor2D, inverse: Tensor2D, dy: Tensor2D, centred = true): Tensor2D {
  const across = centred ? tf.sub(dy, columnMeans(dy)) : dy
  return tf.mul(tf.sub(across, tf.mul(y, columnMeans(tf.mul(y, dy)))), inverse)
}

/** Batch normalisation as a layer without weights. */
export const batchNormLayer: Layer = {
  paramSpecs: [],
  forward: (_, x) => batchNorm(x).y,
  backward: (_, x, y, dy) => ({ dx: batchNormGradient(y, batchNorm(x).inverse, dy), dw: [] }),
}
