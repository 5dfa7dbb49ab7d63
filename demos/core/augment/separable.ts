import * as tf from '@tensorflow/tfjs-core'
import type { Tensor4D } from '@tensorflow/tfjs-core'

/** Weights of the pixels read along one axis, for each pixel written: [written, read]. */
export type Weights = readonly (readonly number[])[]

/** rows · image · columnsᵀ in each channel: images [n, h, w, c] to [n, rows, columns, c]. */
export function separable(images: Tensor4D, rows: Weights, columns: Weights): Tensor4D {
  const [n, h, w, c] = images.shape
  return tf.tidy(() => {
    const down = tf.matMul(tf.tensor3d([rows.map((row) => [...row])]), tf.reshape(images, [n, h, w * c]))
    const across = tf.tensor3d([columns.map((column) => [...column])])
    const out = tf.matMul(across, tf.reshape(down, [n * rows.length, w, c]))
    return tf.reshape(out, [n, rows.length, columns.length, c])
  })
}

/** exp(−d² / 2σ²) for d = −(size − 1)/2 …, summing to 1. */
export function gaussian(size: number, sigma: number): number[] {
  const weights = Array.from({ length: size }, (_, i) => Math.exp(-((i - (size - 1) / 2) ** 2) / (2 * sigma ** 2)))
  return shares(weights)
}

/** Blur by a kernel of odd size; beyond an edge the image is mirrored about its last pixel, as torchvision does. */
export function blurring(length: number, kernel: readonly number[]): Weights {
  const reach = (kernel.length - 1) / 2
  const mirrored = (at: number): number => (length - 1 - Math.abs(length - 1 - Math.abs(at))) % length
  return Array.from({ length }, (_, i) => {
    const row = Array<number>(length).fill(0)
    kernel.forEach((weight, k) => (row[mirrored(i + k - reach)]! += weight))
    return row
  })
}

/**
 * Bilinear resize to `size` pixels of the `span` pixels from `from` on; centres of pixels lie at halves. Shrinking
 * with `antialias` widens the triangle that weighs the pixels read, as Pillow does; without, it skips some.
 */
export function resizing(length: number, from: number, span: number, size: number, antialias: boolean): Weights {
  const scale = span / size
  const width = antialias ? Math.max(1, scale) : 1
  return Array.from({ length: size }, (_, i) => {
    const centre = from + scale * (i + 0.5) - 0.5
    const inside = (j: number): boolean => j >= from && j < from + span
    const weigh = (j: number): number => (inside(j) ? Math.max(0, 1 - Math.abs(j - centre) / width) : 0)
    return shares(Array.from({ length }, (_, j) => weigh(j)))
  })
}

function shares(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => weight / sum)
}
