import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import type { Random } from '../random'
import type { Stateful } from '../state-dict'

/** The step at which a vector was written, for those that are still the random start. */
export const NEVER = -1

/** Where the negatives of MoCo come from: unit rows kept from earlier steps. */
export interface Negatives extends Stateful {
  /** What its entries are called in a state dict. */
  readonly name: 'queue' | 'memoryBank'
  /** [size, d]. */
  readonly vectors: Tensor2D
  /** The step at which each row was written. */
  readonly writtenAt: Int32Array
  /** Negatives [K, d] of a step on these images: a new tensor. */
  negatives(images: Int32Array, step: number): Tensor2D
  /** Keeps the unit keys [B, d] of a step, made of these images. */
  store(keys: Tensor2D, images: Int32Array, step: number): void
  /** Rows that still hold the keys of `step`, in the order of its batch: -1 for those written over. */
  rowsOf(images: Int32Array, step: number): Int32Array
  dispose(): void
}

/** Random directions [rows, d], of length 1. */
export function randomUnitRows(rows: number, d: number, random: Random): Tensor2D {
  const values = Float32Array.from({ length: rows * d }, () => random.normal())
  return tf.tidy(() => {
    const start = tf.tensor2d(values, [rows, d])
    return tf.div(start, tf.norm(start, 2, 1, true))
  })
}
