import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { l2Normalize, l2NormalizeGradient } from '../../../nn/l2-normalize'
import { contrastiveScores, queryGradient, type Negatives } from '../../contrastive-scores'
import { scoreGradient } from './criterion'
import type { Options } from './loss'

/** Unit rows z [B, d] of one head's embeddings, 1 / ‖·‖ [B, 1], and the scores [B, 1 + K]. */
export type HeadCache = Record<'z' | 'inverse' | 'scores', Tensor2D>
/** Of both heads, with the memory that they were compared with. */
export type ForwardCache = { f: HeadCache; g: HeadCache; memory: Tensor2D; negatives: Negatives }

/**
 * The forward pass of both heads, for `gradient`.
 *
 * @param f embeddings of the images [B, d]
 * @param g embeddings of the transformed images [B, d]
 * @param memory unit rows of the memory bank for the images [B, d]
 * @param negatives unit rows [K, d] or [B, K, d]
 * @throws RangeError when the shapes differ
 */
export function forward(
  f: Tensor2D,
  g: Tensor2D,
  memory: Tensor2D,
  negatives: Negatives,
  { temperature }: Pick<Options, 'temperature'>,
): ForwardCache {
  const head = (e: Tensor2D): HeadCache => {
    const { z, inverse } = l2Normalize(e)
    return { z, inverse, scores: contrastiveScores(z, memory, negatives, temperature) }
  }
  return { f: head(f), g: head(g), memory, negatives }
}

/**
 * Gradients of `loss` with respect to the embeddings of both heads. That of the scores is in closed form, one logistic
 * function or one softargmax, and nothing is computed for the memory.
 *
 * @returns ∂L/∂f and ∂L/∂g [B, d]
 */
export function gradient({ f, g, memory, negatives }: ForwardCache, options: Options): { df: Tensor2D; dg: Tensor2D } {
  const { lambda, temperature } = options
  const back = ({ z, inverse, scores }: HeadCache, share: number): Tensor2D => {
    const ds: Tensor2D = tf.mul(scoreGradient(scores, options), share)
    return l2NormalizeGradient(z, inverse, queryGradient(ds, memory, negatives, temperature))
  }
  return { df: back(f, 1 - lambda), dg: back(g, lambda) }
}
