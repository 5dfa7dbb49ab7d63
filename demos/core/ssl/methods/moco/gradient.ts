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

/** Embeddings e [B, d] of the queries, unit keys [B, d] and negatives [K, d], to what the gradient needs. */
export function forward(e: Tensor2D, keys: Tensor2D, negatives: Tensor2D, { temperature }: Options): ForwardCache {
  const { z: q, inverse } = l2Normalize(e)
  const logits = contrastiveScores(q, keys, negatives, temperature)
  return { q, inverse, logits, keys: tf.clone(keys), negatives: tf.clone(negatives) }
}

/**
 * ∂L/∂q = ((p₊ − 1) k + Σⱼ pⱼ nⱼ) / (B τ), p the softargmax of each row of the logits; then ∂L/∂e [B, d]. Nothing is
 * computed for keys and queue, and the softargmax takes the place of the way back through log Σ exp.
 */
export function gradient({ q, inverse, logits, keys, negatives }: ForwardCache, { temperature }: Options): Tensor2D {
  const dq = queryGradient(firstClassCrossEntropyGradient(logits), keys, negatives, temperature)
  return l2NormalizeGradient(q, inverse, dq)
}
