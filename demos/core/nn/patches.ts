import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import { runKernel } from '../kernels/run-kernel'
import { ANY, expectShape } from '../tensor/shapes'
import { normalizeImages } from './normalize-images'

/** Places of the stem on images of 16 x 16: a grid of 8 x 8. */
export const PATCH_COUNT = 64

/**
 * The stem's receptive fields: 4 x 4 windows at stride 2 of images [B, 16, 16, c] as rows
 * [B · 64, 16 c], by one convolution with the identity. The places are put in Z-order (Morton 1966):
 * the four quarters of the image one after the other, and so on within each. In that order every later
 * 2 x 2 merging of places is a mere reshape, forwards and backwards.
 *
 * @param images [B, 16, 16, c]
 * @returns rows [B · 64, 16 c]
 * @throws RangeError when the images are not 16 x 16
 */
export function patches(images: Tensor4D): Tensor2D {
  const [, , , channels] = images.shape
  expectShape('patches: images', images.shape, [ANY, 16, 16, ANY])
  const field = 16 * channels
  const identity = tf.reshape(tf.eye(field), [4, 4, channels, field]) as Tensor4D
  const windows = tf.conv2d(images, identity, 2, 'same') // [B, 8, 8, 16 c]
  return tf.reshape(zOrder(windows, field), [-1, field])
}

/** Images [B, 16, 16, c] of pixels in 0 … 1, normalised as every input is, as the rows of the stem [B · 64, 16 c]. */
export function stemPatches(images: Tensor4D): Tensor2D {
  expectShape('stemPatches: images', images.shape, [ANY, 16, 16, ANY])
  return runKernel('StemPatches', { images }, {}, () => patches(normalizeImages(images)))
}

/** Bits of the place, from (r₂ r₁ r₀ c₂ c₁ c₀) by rows to (r₂ c₂ r₁ c₁ r₀ c₀). */
function zOrder(grid: Tensor, field: number): Tensor {
  const quarters = tf.transpose(tf.reshape(grid, [-1, 4, 2, 4 * field]), [0, 2, 1, 3]) // r₂ c₂ r₁ r₀ c₁ c₀
  return tf.transpose(tf.reshape(quarters, [-1, 2, 2, 2 * field]), [0, 2, 1, 3]) // … r₁ c₁ r₀ c₀
}
