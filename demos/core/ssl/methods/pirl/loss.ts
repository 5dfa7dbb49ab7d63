import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core'
import { firstClassCrossEntropy } from '../../../nn/cross-entropy'
import { l2Normalize } from '../../../nn/l2-normalize'
import { contrastiveScores, splitPositive, type Negatives } from '../../contrastive-scores'
import { nceLoss } from '../../noise-contrastive'

/** The paper's NCE, the NCE of the authors' code with its bias b = log(Z K / N), or InfoNCE. */
export type Criterion = { criterion: 'paper' | 'softargmax' } | { criterion: 'nce'; bias: number }

/** λ is the share of the term of the transformed images. */
export type Options = { lambda: number; temperature: number } & Criterion

/**
 * PIRL, Misra and van der Maaten 2019 (arXiv 1912.01991), section 3:
 *
 *     L = λ L_NCE(m, g) + (1 − λ) L_NCE(m, f)
 *
 * f and g never meet but through m. Neither m nor the negatives carry a gradient.
 *
 * @param f embeddings f(v_I) of the images [B, d]
 * @param g embeddings g(v_{I^t}) of the transformed images [B, d]
 * @param memory m_I: unit rows of the memory bank for the images [B, d]
 * @param negatives unit rows of the bank for other images [K, d], or [B, K, d] where each image has its own
 * @returns L, the mean over the batch
 */
export function loss(f: Tensor2D, g: Tensor2D, memory: Tensor2D, negatives: Negatives, options: Options): Scalar {
  const { lambda, temperature } = options
  const term = (v: Tensor2D): Scalar =>
    criterion(contrastiveScores(l2Normalize(v).z, memory, negatives, temperature), options)
  return tf.add(tf.mul(term(g), lambda), tf.mul(term(f), 1 - lambda))
}

/** L_NCE(m, v) of scores [B, 1 + K]. */
function criterion(s: Tensor2D, by: Criterion): Scalar {
  if (by.criterion === 'softargmax') return firstClassCrossEntropy(s)
  return nceLoss(s, by.criterion === 'nce' ? by.bias : paperBias(s))
}

/** b = log Σₖ exp sₖ [B, 1]: both fractions of the paper’s h read as over the same negatives. */
export const paperBias = (s: Tensor2D): Tensor2D => tf.logSumExp(splitPositive(s)[1], 1, true)
