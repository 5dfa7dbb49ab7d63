import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { runKernel } from '../kernels/run-kernel'
import { ANY, expectShape } from '../tensor/shapes'

const dots = (a: Tensor2D, b: Tensor2D): Tensor2D => tf.sum(tf.mul(a, b), 1, true)

/**
 * Brings each row to length 1, z = u / ‖u‖. A row of zeros stays one: 1e-12 is added to the squared length.
 *
 * @param u [B, d]
 * @returns z [B, d] and 1 / ‖u‖ [B, 1], for the gradient
 * @throws RangeError when u is no matrix
 */
export function l2Normalize(u: Tensor2D): { z: Tensor2D; inverse: Tensor2D } {
  expectShape('l2Normalize: u', u.shape, [ANY, ANY])
  const [z, inverse] = runKernel<[Tensor2D, Tensor2D]>('L2Normalize', { u }, {}, () => {
    const inverse: Tensor2D = tf.rsqrt(tf.add(dots(u, u), 1e-12))
    return [tf.mul(u, inverse), inverse]
  })
  return { z, inverse }
}

/**
 * Gradient of `l2Normalize`: the part of ∂L/∂z that is orthogonal to z, divided by the length,
 *
 *     ∂L/∂u = (dz − z (z·dz)) / ‖u‖
 *
 * @param z [B, d], what `l2Normalize` gave
 * @param inverse 1 / ‖u‖ [B, 1], what `l2Normalize` gave
 * @param dz ∂L/∂z [B, d]
 * @returns ∂L/∂u [B, d]
 * @throws RangeError when the shapes differ
 */
export function l2NormalizeGradient(z: Tensor2D, inverse: Tensor2D, dz: Tensor2D): Tensor2D {
  expectShape('l2NormalizeGradient: dz', dz.shape, z.shape)
  return runKernel('L2NormalizeGradient', { z, inverse, dz }, {}, () =>
    tf.mul(tf.sub(dz, tf.mul(z, dots(z, dz))), inverse),
  )
}
