import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core'
import { causalMask as isVisible } from '../attention/causal-mask'

/** Added to a score, it leaves its weight at 0 and all numbers finite. */
export const BLOCKED = -1e9

/**
 * Causal mask to add to the scores: 0 where the query at a position may look at the key at a position, else `BLOCKED`.
 *
 * @param t length of the sequence
 * @returns [1, 1, t, t], rows are queries
 */
export function causalMask(t: number): Tensor4D {
  const mask = Float32Array.from({ length: t * t }, (_, n) => (isVisible(n % t, Math.floor(n / t)) ? 0 : BLOCKED))
  return tf.tensor4d(mask, [1, 1, t, t])
}

/**
 * Padding mask to add to the scores: no query looks beyond the end of a sequence.
 *
 * @param lengths how many tokens each of the B sequences has
 * @param s length to which they are padded
 * @returns [B, 1, 1, s]
 */
export function paddingMask(lengths: readonly number[], s: number): Tensor4D {
  const mask = new Float32Array(lengths.length * s)
  lengths.forEach((length, b) => mask.fill(BLOCKED, b * s + length, (b + 1) * s))
  return tf.tensor4d(mask, [lengths.length, 1, 1, s])
}

/**
 * Combines masks: a key is visible when it is visible in all of them.
 *
 * @param masks each broadcasts to [B, heads, t, s]
 * @returns undefined when there is none
 */
export function combineMasks(...masks: readonly (Tensor | undefined)[]): Tensor | undefined {
  const given = masks.filter((mask) => mask !== undefined)
  return given.length > 0 ? given.reduce((a, b) => tf.add(a, b)) : undefined
}
