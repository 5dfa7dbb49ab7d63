import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'

const dots = (a: Tensor2D, b: Tensor2D): Tensor2D => tf.sum(tf.mul(a, b), 1, true)

/** 1 / ‖u‖ for each row of u [B, d], as [B, 1]; finite at zero. */
export const inverseNorms = (u: Tensor2D): Tensor2D => tf.rsqrt(tf.add(dots(u, u), 1e-12))

/** z = u / ‖u‖ for each row of u [B, d], and 1 / ‖u‖ [B, 1]. */
export function l2Normalize(u: Tensor2D): { z: Tensor2D; inverse: Tensor2D } {
  const inverse = inverseNorms(u)
  return { z: tf.mul(u, inverse), inverse }
}

/** ∂L/∂u of z = u / ‖u‖ from ∂L/∂z: what is left of it across z. All [B, d]. */
export const l2NormalizeGradient = (z: Tensor2D, inverse: Tensor2D, dz: Tensor2D): Tensor2D =>
  tf.mul(tf.sub(dz, tf.mul(z, dots(z, dz))), inverse)
