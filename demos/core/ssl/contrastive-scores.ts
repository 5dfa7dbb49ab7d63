/**
 * Scores of queries with a positive and K negatives from a memory: what MoCo, PIRL and AVID have in common. The
 * negatives are either the same for the whole batch [K, d] or each query has its own [B, K, d].
 */
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core'

export type Negatives = Tensor2D | Tensor3D

/**
 * s = [q·k, q·n₁ … q·n_K] / τ.
 *
 * @param q unit rows of the queries [B, d]
 * @param k unit rows of their positives [B, d]
 * @param negatives unit rows [K, d] or [B, K, d]
 * @param temperature τ
 * @returns s [B, 1 + K], the positive first
 */
export function contrastiveScores(q: Tensor2D, k: Tensor2D, negatives: Negatives, temperature: number): Tensor2D {
  const positive: Tensor2D = tf.sum(tf.mul(q, k), 1, true)
  const others: Tensor2D =
    negatives.rank === 2
      ? tf.matMul(q, tf.transpose(negatives as Tensor2D))
      : tf.sum(tf.mul(tf.expandDims(q, 1), negatives), 2)
  return tf.div(tf.concat2d([positive, others], 1), temperature)
}

/**
 * ∂L/∂q = (∂L/∂s₀ k + Σⱼ ∂L/∂sⱼ nⱼ) / τ. Keys and negatives are constants, so nothing is computed for them.
 *
 * @param ds ∂L/∂s [B, 1 + K]
 * @param k unit rows of the positives [B, d]
 * @param negatives unit rows [K, d] or [B, K, d]
 * @param temperature τ
 * @returns ∂L/∂q [B, d]
 */
export function queryGradient(ds: Tensor2D, k: Tensor2D, negatives: Negatives, temperature: number): Tensor2D {
  const [positive, others] = splitPositive(ds)
  const pushed: Tensor2D =
    negatives.rank === 2
      ? tf.matMul(others, negatives as Tensor2D)
      : tf.sum(tf.mul(tf.expandDims(others, 2), negatives), 1)
  return tf.div(tf.add(tf.mul(positive, k), pushed), temperature)
}

/** Columns [B, 1] of the positive and [B, K] of the negatives of scores [B, 1 + K]. */
export const splitPositive = (s: Tensor2D) => tf.split(s, [1, s.shape[1] - 1], 1) as [Tensor2D, Tensor2D]
