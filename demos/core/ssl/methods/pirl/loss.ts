import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core'
import { l2Normalize } from '../../../nn/l2-normalize'
import { stopGradient } from '../../../nn/stop-gradient'
import { expectShape } from '../../../tensor/shapes'
import { contrastiveScores, type Negatives } from '../../contrastive-scores'
import { scoreLoss, type Criterion } from './criterion'

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
 * @throws RangeError when the shapes differ
 */
export function loss(f: Tensor2D, g: Tensor2D, memory: Tensor2D, negatives: Negatives, options: Options): Scalar {
  expectShape('pirl loss: g', g.shape, f.shape)
  const { lambda, temperature } = options
  const [m, others] = [stopGradient(memory), stopGradient(negatives)]
  const term = (v: Tensor2D): Scalar => scoreLoss(contrastiveScores(l2Normalize(v).z, m, others, temperature), options)
  return tf.add(tf.mul(term(g), lambda), tf.mul(term(f), 1 - lambda))
}
