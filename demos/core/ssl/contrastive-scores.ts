/**
 * Scores of queries with positives and negatives from a memory: what MoCo, PIRL and AVID have in common. The negatives
 * are either the same for the whole batch [K, d], or each query has its own [B, K, d].
 */
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core'
import { ANY, expectShape } from '../tensor/shapes'

/** Unit rows [B, d], or [B, P, d] where each query has P positives. */
export type Positives = Tensor2D | Tensor3D
/** Unit rows [K, d] for the whole batch, or [B, K, d] for each query. */
export type Negatives = Tensor2D | Tensor3D

/**
 * Scores of each query, its positives first:
 *
 *     s = [q·k₁ … q·k_P, q·n₁ … q·n_K] / τ
 *
 * @param q unit rows of the queries [B, d]
 * @param positives unit rows [B, d] or [B, P, d]
 * @param negatives unit rows [K, d] or [B, K, d]
 * @param temperature τ
 * @returns s [B, P + K]
 * @throws RangeError when the rows have not the width of q, or are not of B queries
 */
export function contrastiveScores(
  q: Tensor2D,
  positives: Positives,
  negatives: Negatives,
  temperature: number,
): Tensor2D {
  const [B, d] = q.shape
  expectShape('contrastiveScores: positives', positives.shape, positives.rank === 2 ? [B, d] : [B, ANY, d])
  expectShape('contrastiveScores: negatives', negatives.shape, negatives.rank === 2 ? [ANY, d] : [B, ANY, d])
  const positive: Tensor2D =
    positives.rank === 2 ? tf.sum(tf.mul(q, positives), 1, true) : eachProduct(q, positives as Tensor3D)
  const others: Tensor2D =
    negatives.rank === 2 ? tf.matMul(q, tf.transpose(negatives as Tensor2D)) : eachProduct(q, negatives as Tensor3D)
  return tf.div(tf.concat2d([positive, others], 1), temperature)
}

/**
 * The gradient of the queries from that of their scores. Positives and negatives are constants, so nothing is computed
 * for them:
 *
 *     ∂L/∂q = (Σₚ ∂L/∂sₚ kₚ + Σⱼ ∂L/∂sⱼ nⱼ) / τ
 *
 * @param ds ∂L/∂s [B, P + K]
 * @param positives unit rows [B, d] or [B, P, d]
 * @param negatives unit rows [K, d] or [B, K, d]
 * @param temperature τ
 * @returns ∂L/∂q [B, d]
 * @throws RangeError when there is not a score for each positive and negative
 */
export function queryGradient(ds: Tensor2D, positives: Positives, negatives: Negatives, temperature: number): Tensor2D {
  const P = countPositives(positives)
  expectShape('queryGradient: ds', ds.shape, [positives.shape[0]!, P + negatives.shape.at(-2)!])
  const [pull, push] = splitPositive(ds, P)
  const pulled: Tensor2D =
    positives.rank === 2 ? tf.mul(pull, positives as Tensor2D) : eachSum(pull, positives as Tensor3D)
  const pushed: Tensor2D =
    negatives.rank === 2 ? tf.matMul(push, negatives as Tensor2D) : eachSum(push, negatives as Tensor3D)
  return tf.div(tf.add(pulled, pushed), temperature)
}

/** P: how many positives each query has. */
export const countPositives = (positives: Positives): number => (positives.rank === 2 ? 1 : positives.shape[1]!)

/** Columns [B, P] of the positives and [B, K] of the negatives of scores [B, P + K]. */
export const splitPositive = (s: Tensor2D, positives = 1) =>
  tf.split(s, [positives, s.shape[1] - positives], 1) as [Tensor2D, Tensor2D]

/** Products of each query [B, d] with its rows [B, K, d]: [B, K], by one product of matrices for each query. */
const eachProduct = (q: Tensor2D, rows: Tensor3D): Tensor2D =>
  tf.squeeze(tf.matMul(rows, tf.expandDims(q, 2) as Tensor3D), [2])
/** Sum of each query's rows [B, K, d], weighted [B, K]: [B, d]. */
const eachSum = (weights: Tensor2D, rows: Tensor3D): Tensor2D =>
  tf.squeeze(tf.matMul(tf.expandDims(weights, 1) as Tensor3D, rows), [1])
