import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { firstClassCrossEntropyGradient } from '../../../nn/cross-entropy'
import { l2Normalize, l2NormalizeGradient } from '../../../nn/l2-normalize'
import { contrastiveScores, queryGradient } from '../../contrastive-scores'

/** Unit rows q [B, d] of the queries, 1 / ‖·‖ [B, 1], the logits [B, 1 + K], unit keys [B, d] and negatives [K, d]. */
export type ForwardCache = Record<'q' | 'inverse' | 'logits' | 'keys' | 'negatives', Tensor2D>

export interface Options {
  /** τ. */
  readonly temperature: number
}

/**
 * The forward pass, for `gradient`.
 *
 * @param e embeddings of the queries [B, d]
 * @param keys unit keys [B, d]
 * @param negatives unit rows [K, d]
 * @throws RangeError when the shapes differ
 */
export function forward(e: Tensor2D, keys: Tensor2D, negatives: Tensor2D, { temperature }: Options): ForwardCache {
  const { z: q, inverse } = l2Normalize(e)
  const logits = contrastiveScores(q, keys, negatives, temperature)
  return { q, inverse, logits, keys: tf.clone(keys), negatives: tf.clone(negatives) }
}

/**
 * Gradient of `loss` with respect to the embeddings of the queries, through
 *
 *     ∂L/∂q = ((p₊ − 1) k + Σⱼ pⱼ nⱼ) / (B τ),  p the softargmax of each row of the logits
 *
 * Nothing is computed for keys and queue, and one softargmax takes the place of the way back through log Σ exp.
 *
 * @returns ∂L/∂e [B, d]
 */
export function gradient({ q, inverse, logits, keys, negatives }: ForwardCache, { temperature }: Options): Tensor2D {
  const dq = queryGradient(firstClassCrossEntropyGradient(logits), keys, negatives, temperature)
  return l2NormalizeGradient(q, inverse, dq)
}
