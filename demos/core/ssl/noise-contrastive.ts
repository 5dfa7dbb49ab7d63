/**
 * Noise-contrastive estimation, Gutmann and Hyvärinen 2010; in self-supervision Wu et al. 2018 (arXiv 1805.01978),
 * PIRL (arXiv 1912.01991) and AVID (arXiv 2004.12943). Scores s [B, P + K] are those of P positives and K negatives.
 *
 * Every score is asked one question, "positive, or noise?", and a logistic function of its distance to a bias b
 * answers. Averaged over the positives, summed over the negatives, averaged over the batch:
 *
 *     L = (1/P) Σₚ softplus(b − sₚ) + Σₖ softplus(sₖ − b)
 *
 * With exp s / Z for the model and 1/N for the noise, b = log(Z K / N). These are the logarithms of fractions of the
 * published codes, without overflow; the ε that they add to the fractions (2⁻²³, in CMC 1e-7) is left out.
 */
import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import { splitPositive } from './contrastive-scores'

/**
 * Estimates log Z as log(N · mean exp s).
 *
 * @param s scores of any shape: those of the first step of a run
 * @param images N: how many images the noise is drawn from
 * @returns log Z, a scalar
 */
export const logPartition = (s: Tensor, images: number): Scalar =>
  tf.add(tf.logSumExp(s), Math.log(images / s.size)) as Scalar

/**
 * b = log(Z K / N).
 *
 * @param logZ log Z, see `logPartition`
 * @param negatives K
 * @param images N
 */
export const noiseBias = (logZ: number, negatives: number, images: number): number =>
  logZ + Math.log(negatives / images)

/**
 * L, the mean over the batch.
 *
 * @param s scores [B, P + K]
 * @param bias b: a number, or a column [B, 1]
 * @param positives P
 * @returns L, a scalar
 */
export function nceLoss(s: Tensor2D, bias: number | Tensor2D, positives = 1): Scalar {
  const [positive, negative] = splitPositive(s, positives)
  const accepted = tf.div(tf.sum(tf.softplus(tf.sub(bias, positive))), positives)
  return tf.div(tf.add(accepted, tf.sum(tf.softplus(tf.sub(negative, bias)))), s.shape[0])
}

/**
 * ∂L/∂s, with b held fixed: (−σ(b − sₚ) / P, σ(sₖ − b)) / B.
 *
 * @param s scores [B, P + K]
 * @param bias b: a number, or a column [B, 1]
 * @param positives P
 * @returns ∂L/∂s [B, P + K]
 */
export function nceGradient(s: Tensor2D, bias: number | Tensor2D, positives = 1): Tensor2D {
  const [positive, negative] = splitPositive(s, positives)
  const pull: Tensor2D = tf.div(tf.sigmoid(tf.sub(bias, positive)), -positives)
  const push: Tensor2D = tf.sigmoid(tf.sub(negative, bias))
  return tf.div(tf.concat2d([pull, push], 1), s.shape[0])
}
