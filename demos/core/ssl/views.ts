import * as tf from '@tensorflow/tfjs-core'
import type { Tensor4D } from '@tensorflow/tfjs-core'
import { applyViews } from '../augment/apply-views'
import { meanLuma } from '../augment/colour-jitter'
import { sampleViews } from '../augment/sample-views'
import type { AugmentationStrengths } from '../augment/sample-views'
import type { Dataset } from '../data'
import { Random } from '../random'
import { countRows } from '../tensor/shapes'
import { createBatches } from './batches'

export interface ImageSource {
  /** Bytes [n, 16, 16, c]. */
  readonly images: Uint8Array
  readonly size: number
  readonly channels: number
}

/** The images that a data set is trained on. */
export const imageSource = ({ train, size, channels }: Dataset): ImageSource => ({
  images: train.images,
  size,
  channels,
})

/** What a step trains on. */
export type ViewBatch = {
  /** The 2N views [2N, 16, 16, c] in 0 … 1: N first views, then the second view of each. */
  readonly views: Tensor4D
  /** Which N of the source's images they are of. */
  readonly images: Int32Array
  /** Counted from 0. */
  readonly step: number
}

/**
 * Augmented views of the batch of each step: the same for the same seed and step.
 *
 * @param batch N
 * @returns from a step, counted from 0, to its views; the caller frees them
 */
export function createViews(source: ImageSource, strengths: AugmentationStrengths, batch: number, seed: number) {
  const { images, size, channels } = source
  const perImage = size * size * channels
  const batches = createBatches(images.length / perImage, batch, seed)
  const means = meanLuma(images, size * size, channels)
  return (step: number): ViewBatch => {
    const chosen = batches(step)
    const ownMeans = [...chosen, ...chosen].map((i) => means[i]!)
    const sample = sampleViews(ownMeans, strengths, size, new Random(seed, 'views', step))
    const views = tf.tidy(() => {
      const once = toTensor(gather(images, chosen, perImage), size, channels)
      return applyViews(tf.concat([once, once]), sample)
    })
    return { views, images: chosen, step }
  }
}

/**
 * Images as the networks take them.
 *
 * @param images bytes [n, size, size, channels]
 * @returns [n, size, size, channels] in 0 … 1
 * @throws RangeError when the bytes do not make whole images
 */
export function toTensor(images: Uint8Array, size: number, channels: number): Tensor4D {
  const n = countRows('toTensor: images', images.length, size * size * channels)
  const values = new Float32Array(images)
  for (let i = 0; i < values.length; i++) values[i]! /= 255
  return tf.tensor4d(values, [n, size, size, channels])
}

/**
 * Some rows of a matrix of bytes.
 *
 * @param rows [n, width]
 * @param indices which rows
 * @returns [indices, width]
 */
export function gather(rows: Uint8Array, indices: ArrayLike<number>, width: number): Uint8Array {
  const out = new Uint8Array(indices.length * width)
  for (let i = 0; i < indices.length; i++) {
    out.set(rows.subarray(indices[i]! * width, (indices[i]! + 1) * width), i * width)
  }
  return out
}
