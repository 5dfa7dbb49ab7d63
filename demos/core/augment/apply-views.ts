import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor2D, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core'
import { runKernel } from '../kernels/run-kernel'
import { ANY, expectLength, expectShape } from '../tensor/shapes'
import { blur, gaussianKernel } from './blur'
import type { ViewParams } from './sample-views'

/** The Gaussian of σ = 0.85 pixels, cut off at 3 pixels: its weights are 1/4, 1/2 and 1/4. */
const BLUR_KERNEL = gaussianKernel(3, 1 / Math.sqrt(2 * Math.log(2)))

/**
 * Applies sampled augmentations: geometry, then colour (clamped to 0 … 1), then blur.
 *
 * @param images [n, h, w, c] in 0 … 1, with one channel or three
 * @param params what is done to each of the n images, from `sampleViews`
 * @returns views [n, h, w, c] in 0 … 1
 * @throws RangeError when the parameters are not those of n views
 */
export function applyViews(images: Tensor4D, params: ViewParams): Tensor4D {
  expectShape('applyViews: images', images.shape, [ANY, ANY, ANY, images.shape[3] === 1 ? 1 : 3])
  const [n] = images.shape
  const { transforms, matrices, offsets } = params
  expectLength('applyViews: transforms', transforms.length, 8 * n)
  expectLength('applyViews: matrices', matrices.length, 9 * n)
  expectLength('applyViews: offsets', offsets.length, 3 * n)
  expectLength('applyViews: blur', params.blur.length, n)
  const [beside, middle] = BLUR_KERNEL as [number, number, number]
  return runKernel(
    'ApplyViews',
    {
      images,
      transforms: tf.tensor2d(transforms, [n, 8]),
      matrices: tf.tensor2d(matrices, [n, 9]),
      offsets: tf.tensor2d(offsets, [n, 3]),
      shares: tf.tensor1d(params.blur),
    },
    { middle, beside },
    () => composedViews(images, params),
  )
}

function composedViews(images: Tensor4D, { transforms, matrices, offsets, blur: shares }: ViewParams): Tensor4D {
  const [n, , , channels] = images.shape
  const warped = warp(images, tf.tensor2d(transforms, [n, 8]))
  const coloured = channels === 1 ? scaleGrey(warped, matrices, offsets) : mixChannels(warped, matrices, offsets)
  const views = tf.clipByValue(coloured, 0, 1) as Tensor4D
  return shares.some((share) => share > 0) ? mixWithBlur(views, shares) : views
}

/** The CPU backend of TensorFlow.js 4.22 stops after the first image of a batch, so there images are warped one by one. */
function warp(images: Tensor4D, transforms: Tensor2D): Tensor4D {
  const n = images.shape[0]
  if (tf.getBackend() !== 'cpu' || n === 1) return tf.image.transform(images, transforms, 'bilinear', 'nearest')
  const rows = tf.split(transforms, n)
  return tf.concat(tf.split(images, n).map((image, i) => warp(image as Tensor4D, rows[i]! as Tensor2D)))
}

/** M (r, g, b) + offset at each pixel, with the M and the offset of each image. */
function mixChannels(images: Tensor4D, matrices: Float32Array, offsets: Float32Array): Tensor {
  const n = images.shape[0]
  const pixels = tf.reshape(images, [n, -1, 3]) as Tensor3D
  const mixed = tf.matMul(pixels, tf.tensor3d(transposes(matrices), [n, 3, 3])) // rows x Mᵀ
  return tf.reshape(tf.add(mixed, tf.tensor3d(offsets, [n, 1, 3])), images.shape)
}

/** A grey image stays grey under every colour matrix of the deck: its gain is the sum of a row of M. */
function scaleGrey(images: Tensor4D, matrices: Float32Array, offsets: Float32Array): Tensor {
  const n = images.shape[0]
  const gains = Float32Array.from(
    { length: n },
    (_, i) => matrices[9 * i]! + matrices[9 * i + 1]! + matrices[9 * i + 2]!,
  )
  const firstOffsets = offsets.filter((_, i) => i % 3 === 0)
  return tf.add(tf.mul(images, tf.tensor4d(gains, [n, 1, 1, 1])), tf.tensor4d(firstOffsets, [n, 1, 1, 1]))
}

/** (1 − share) x + share blur(x), with the share of each image. */
function mixWithBlur(images: Tensor4D, shares: Float32Array): Tensor4D {
  const blurred = blur(images, BLUR_KERNEL, BLUR_KERNEL)
  return tf.add(images, tf.mul(tf.sub(blurred, images), tf.tensor4d(shares, [shares.length, 1, 1, 1])))
}

const transposes = (matrices: Float32Array): Float32Array =>
  matrices.map((_, i) => matrices[i - (i % 9) + 3 * (i % 3) + Math.floor((i % 9) / 3)]!)
