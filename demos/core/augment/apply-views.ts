import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor2D, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core'
import type { ViewParams } from './sample-views'

/** images [n, s, s, c] in 0 … 1 to views of the same shape: geometry, then colour, then blur. */
export function applyViews(images: Tensor4D, { transforms, matrices, offsets, blur }: ViewParams): Tensor4D {
  const [n, , , channels] = images.shape
  const moved = warp(images, tf.tensor2d(transforms, [n, 8]))
  const coloured = channels === 1 ? applyGrey(moved, matrices, offsets) : applyColour(moved, matrices, offsets)
  const views = tf.clipByValue(coloured, 0, 1) as Tensor4D
  return blur.some((share) => share > 0) ? blurred(views, blur) : views
}

/** The CPU backend of TensorFlow.js 4.22 returns after the first image of a batch: there it gets one at a time. */
function warp(images: Tensor4D, transforms: Tensor2D): Tensor4D {
  const n = images.shape[0]
  if (tf.getBackend() !== 'cpu' || n === 1) return tf.image.transform(images, transforms, 'bilinear', 'nearest')
  const rows = tf.split(transforms, n)
  return tf.concat(tf.split(images, n).map((image, i) => warp(image as Tensor4D, rows[i]! as Tensor2D)))
}

function applyColour(images: Tensor4D, matrices: Float32Array, offsets: Float32Array): Tensor {
  const n = images.shape[0]
  const pixels = tf.reshape(images, [n, -1, 3]) as Tensor3D
  const turned = tf.matMul(pixels, tf.tensor3d(transposes(matrices), [n, 3, 3])) // rows x Mᵀ
  return tf.reshape(tf.add(turned, tf.tensor3d(offsets, [n, 1, 3])), images.shape)
}

/** Of a grey image every colour map here leaves a grey one: its gain is the sum of a row. */
function applyGrey(images: Tensor4D, matrices: Float32Array, offsets: Float32Array): Tensor {
  const n = images.shape[0]
  const gains = Float32Array.from(
    { length: n },
    (_, i) => matrices[9 * i]! + matrices[9 * i + 1]! + matrices[9 * i + 2]!,
  )
  const lifts = offsets.filter((_, i) => i % 3 === 0)
  return tf.add(tf.mul(images, tf.tensor4d(gains, [n, 1, 1, 1])), tf.tensor4d(lifts, [n, 1, 1, 1]))
}

/** Mixes each image with its blur by the binomial kernel 1 2 1. */
function blurred(images: Tensor4D, shares: Float32Array): Tensor4D {
  const [n, , , channels] = images.shape
  const binomial = [1, 2, 1, 2, 4, 2, 1, 2, 1].flatMap((weight) => Array<number>(channels).fill(weight / 16))
  const soft = tf.depthwiseConv2d(images, tf.tensor4d(binomial, [3, 3, channels, 1]), 1, 'same')
  return tf.add(images, tf.mul(tf.sub(soft, images), tf.tensor4d(shares, [n, 1, 1, 1])))
}

const transposes = (matrices: Float32Array): Float32Array =>
  matrices.map((_, i) => matrices[i - (i % 9) + 3 * (i % 3) + Math.floor((i % 9) / 3)]!)
