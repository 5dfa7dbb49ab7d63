import * as tf from '@tensorflow/tfjs-core'
import type { Tensor4D } from '@tensorflow/tfjs-core'
import { applyViews } from '../augment/apply'
import { meanLuma } from '../augment/colour'
import { sampleViews } from '../augment/sample'
import type { Strengths } from '../augment/sample'
import { Random } from '../random'
import { createBatches } from './batches'

export interface ViewSource {
  /** Bytes [n, 16, 16, c]. */
  readonly images: Uint8Array
  readonly size: number
  readonly channels: number
}

/** The 2N views of a step [2N, 16, 16, c] in 0 … 1: N first views, then the second view of each. */
export function createViews(source: ViewSource, strengths: Strengths, batch: number, seed: number) {
  const { images, size, channels } = source
  const perImage = size * size * channels
  const means = meanLuma(images, size * size, channels)
  const batches = createBatches(means.length, batch, seed)
  return (step: number): Tensor4D => {
    const chosen = batches(step)
    const pairs = [...chosen, ...chosen]
    const sample = sampleViews(
      pairs.map((i) => means[i]!),
      strengths,
      size,
      new Random(seed, 'views', step),
    )
    return tf.tidy(() => applyViews(toTensor(gather(images, pairs, perImage), size, channels), sample))
  }
}

/** Bytes [n, s, s, c] to numbers in 0 … 1. */
export function toTensor(images: Uint8Array, size: number, channels: number): Tensor4D {
  const values = Float32Array.from(images, (byte) => byte / 255)
  return tf.tensor4d(values, [images.length / (size * size * channels), size, size, channels])
}

/** Rows `indices` of a matrix of bytes with `width` columns. */
export function gather(rows: Uint8Array, indices: ArrayLike<number>, width: number): Uint8Array {
  const out = new Uint8Array(indices.length * width)
  for (let i = 0; i < indices.length; i++) {
    out.set(rows.subarray(indices[i]! * width, (indices[i]! + 1) * width), i * width)
  }
  return out
}
