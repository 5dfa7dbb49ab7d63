import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { firstClassCrossEntropyGradient } from '../../../nn/cross-entropy'
import { l2Normalize, l2NormalizeGradient } from '../../../nn/l2-normalize'
import { contrastiveScores, queryGradient, splitPositive, type Negatives } from '../../contrastive-scores'
import { nceGradient } from '../../noise-contrastive'
import { paperBias, type Criterion, type Options } from './loss'

/** Unit rows z [B, d] of one head's embeddings, 1 / ‖·‖ [B, 1], and the scores [B, 1 + K]. */
export type HeadCache = Record<'z' | 'inverse' | 'scores', Tensor2D>
/** Of both heads, with the memory that they were compared with. */
export type ForwardCache = { f: HeadCache; g: HeadCache; memory: Tensor2D; negatives: Negatives }

/** Embeddings of images and of transformed images [B, d], their memory [B, d] and negatives, as in `loss`. */
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
 * ∂L/∂f and ∂L/∂g [B, d]. The gradient of the scores is in closed form, and nothing is computed for the memory.
 */
export function gradient({ f, g, memory, negatives }: ForwardCache, options: Options): { df: Tensor2D; dg: Tensor2D } {
  const { lambda, temperature } = options
  const back = ({ z, inverse, scores }: HeadCache, share: number): Tensor2D => {
    const ds: Tensor2D = tf.mul(scoreGradient(scores, options), share)
    return l2NormalizeGradient(z, inverse, queryGradient(ds, memory, negatives, temperature))
  }
  return { df: back(f, 1 - lambda), dg: back(g, lambda) }
}

function scoreGradient(s: Tensor2D, by: Criterion): Tensor2D {
  if (by.criterion === 'softargmax') return firstClassCrossEntropyGradient(s)
  return by.criterion === 'nce' ? nceGradient(s, by.bias) : paperGradient(s)
}

/** The paper's bias moves with the scores of the negatives: ∂b/∂sₖ is their softargmax. */
function paperGradient(s: Tensor2D): Tensor2D {
  const direct = nceGradient(s, paperBias(s))
  const throughBias = tf.mul(tf.neg(tf.sum(direct, 1, true)), tf.softmax(splitPositive(s)[1])) as Tensor2D
  const unchanged = [0, 0] as [number, number]
  return tf.add(direct, tf.pad2d(throughBias, [unchanged, [1, 0]]))
}
