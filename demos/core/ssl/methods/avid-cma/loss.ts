import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core'
import { l2Normalize } from '../../../nn/l2-normalize'
import { stopGradient } from '../../../nn/stop-gradient'
import { expectShape } from '../../../tensor/shapes'
import { countPositives } from '../../contrastive-scores'
import { nceLoss } from '../../noise-contrastive'
import { noiseLevel, termScores, termsOf, type MemoryRows, type Modality } from './terms'
import type { NoiseOptions, Options, Term } from './terms'

/**
 * AVID and CMA, Morgado, Vasconcelos and Misra 2020 (arXiv 2004.12943), sections 3 and 4: each clip's embedding of
 * one modality is told from noise by the memory of the other modality, or of its own,
 *
 *     L_NCE(v, m, N) = −log P(v, m) − Σ_{n ∈ N} log(1 − P(v, n)),  P(v, m) = exp(v·m/τ) / (exp(v·m/τ) + K z̄)
 *     L = Σ c ½ (L_NCE(v, m_a, N) + L_NCE(a, m_v, N)) / Σ c, and so on within modalities and with positive sets
 *
 * No memory carries a gradient.
 *
 * @param video embeddings of the pictures [B, d]
 * @param audio embeddings of the sounds [B, d]
 * @param memory rows of both memories; no clip is among its own negatives
 * @returns L, the mean over the batch
 * @throws RangeError when the shapes differ, or a term of positive sets has no positives
 */
export function loss(video: Tensor2D, audio: Tensor2D, memory: Record<Modality, MemoryRows>, options: Options): Scalar {
  expectShape('avid-cma loss: audio', audio.shape, video.shape)
  const unit = { video: l2Normalize(video).z, audio: l2Normalize(audio).z }
  const terms = termsOf(memory, options)
  return tf.addN(terms.map((term) => tf.mul(termLoss(unit[term.query], term, options), term.weight) as Scalar))
}

/** L_NCE of one term, from unit rows [B, d] of its query. */
export function termLoss(query: Tensor2D, term: Term, options: NoiseOptions): Scalar {
  const constant = { ...term, positives: stopGradient(term.positives), negatives: stopGradient(term.negatives) }
  return nceLoss(termScores(query, constant, options), noiseLevel(term, options), countPositives(term.positives))
}
