import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { l2Normalize, l2NormalizeGradient } from '../../../nn/l2-normalize'
import { countPositives, queryGradient } from '../../contrastive-scores'
import { nceGradient } from '../../noise-contrastive'
import {
  noiseLevel,
  termScores,
  termsOf,
  type MemoryRows,
  type Modality,
  type NoiseOptions,
  type Options,
  type Term,
} from './terms'

/** Unit rows z [B, d] of each modality, 1 / ‖·‖ [B, 1], and the terms of the loss with their scores. */
export type ForwardCache = {
  unit: Record<Modality, { z: Tensor2D; inverse: Tensor2D }>
  terms: (Term & { scores: Tensor2D })[]
}

/**
 * The forward pass, for `gradient`.
 *
 * @param video embeddings of the pictures [B, d]
 * @param audio embeddings of the sounds [B, d]
 * @param memory rows of both memories, as in `loss`
 * @throws RangeError when the shapes differ
 */
export function forward(
  video: Tensor2D,
  audio: Tensor2D,
  memory: Record<Modality, MemoryRows>,
  options: Omit<Options, 'logNoise'>,
): ForwardCache {
  const unit = { video: l2Normalize(video), audio: l2Normalize(audio) }
  const terms = termsOf(memory, options).map((term) => ({
    ...term,
    scores: termScores(unit[term.query].z, term, options),
  }))
  return { unit, terms }
}

/**
 * Gradients of `loss` with respect to both embeddings. That of the scores is in closed form, one logistic function for
 * each, where automatic differentiation goes back through softplus, and nothing is computed for the memories.
 *
 * @returns ∂L/∂video and ∂L/∂audio [B, d]
 */
export function gradient({ unit, terms }: ForwardCache, options: NoiseOptions): Record<Modality, Tensor2D> {
  const of = (modality: Modality): Tensor2D => {
    const { z, inverse } = unit[modality]
    const parts = terms
      .filter(({ query }) => query === modality)
      .map((term) => {
        const { positives, negatives, scores, weight } = term
        const ds = nceGradient(scores, noiseLevel(term, options), countPositives(positives))
        return queryGradient(tf.mul(ds, weight), positives, negatives, options.temperature)
      })
    return l2NormalizeGradient(z, inverse, tf.addN(parts))
  }
  return { video: of('video'), audio: of('audio') }
}
