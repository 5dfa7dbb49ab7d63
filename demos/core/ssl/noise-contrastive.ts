/**
 * Noise-contrastive estimation on scores s [B, 1 + K]: the positive first, K negatives after it. Gutmann and
 * Hyvärinen 2010; in self-supervision Wu et al. 2018 (arXiv 1805.01978), PIRL (arXiv 1912.01991), AVID (arXiv
 * 2004.12943).
 *
 * Every score is asked one question, "positive, or noise?", and a logistic function of its distance to a bias b
 * answers. Summed over the negatives, averaged over the batch:
 *
 *     L = softplus(b − s₀) + Σₖ softplus(sₖ − b)
 *
 * With exp s / Z for the model and 1/N for the noise, b = log(Z K / N). This is the sum of logarithms of fractions
 * of the published codes, without overflow; their ε in the fractions (2⁻²³, in CMC 1e-7) is left out.
 */
import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import { splitPositive } from './contrastive-scores'

/**
 * log Z, estimated as log(N · mean exp s).
 *
 * @param s scores of any shape, those of the first step of a run
 * @param images N: how many images the noise is drawn from
 */
export const logPartition = (s: Tensor, images: number): Scalar =>
  tf.add(tf.logSumExp(s), Math.log(images / s.size)) as Scalar

/** b = log(Z K / N), from log Z: K negatives, N images. */
export const noiseBias = (logZ: number, negatives: number, images: number): number =>
  logZ + Math.log(negatives / images)

/**
 * L, the mean over the batch.
 *
 * @param s scores [B, 1 + K]
 * @param bias b: a number, or a column [B, 1]
 */
export function nceLoss(s: Tensor2D, bias: number | Tensor2D): Scalar {
  const [positive, negatives] = splitPositive(s)
  const total = tf.add(tf.sum(tf.softplus(tf.sub(bias, positive))), tf.sum(tf.softplus(tf.sub(negatives, bias))))
  return tf.div(total, s.shape[0])
}

/** ∂L/∂s [B, 1 + K], b held fixed: (−σ(b − s₀), σ(sₖ − b)) / B. */
export function nceGradient(s: Tensor2D, bias: number | Tensor2D): Tensor2D {
  const [positive, negatives] = splitPositive(s)
  const slopes = [tf.neg(tf.sigmoid(tf.sub(bias, positive))), tf.sigmoid(tf.sub(negatives, bias))] as [
    Tensor2D,
    Tensor2D,
  ]
  return tf.div(tf.concat2d(slopes, 1), s.shape[0])
}
