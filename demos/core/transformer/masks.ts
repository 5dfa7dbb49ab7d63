import * as tf from '@tensorflow/tfjs-core'
import type { Tensor4D } from '@tensorflow/tfjs-core'

/** Added to a score, leaves its weight at 0 and all numbers finite. */
export const BLOCKED = -1e9

/** [1, 1, t, t]: position j sees positions i ≤ j. Vaswani et al. 2017, §3.2.3. */
export function causalMask(t: number): Tensor4D {
  const mask = new Float32Array(t * t)
  for (let j = 0; j < t; j++) mask.fill(BLOCKED, j * t + j + 1, (j + 1) * t)
  return tf.tensor4d(mask, [1, 1, t, t])
}

/** [B, 1, 1, s]: nobody looks beyond the end of a source of `lengths[b]` tokens. */
export function paddingMask(lengths: readonly number[], s: number): Tensor4D {
  const mask = new Float32Array(lengths.length * s)
  lengths.forEach((length, b) => mask.fill(BLOCKED, b * s + length, (b + 1) * s))
  return tf.tensor4d(mask, [lengths.length, 1, 1, s])
}
