/**
 * Noise-contrastive losses of PIRL, Misra and van der Maaten 2019 (arXiv 1912.01991), on scores s [B, 1 + K]:
 * cosines / τ of an embedding with the memory, that of its own image first, those of K negatives after it.
 *
 * Every score is asked one question, "of the same image, or noise?", and answered by a logistic function of its
 * distance to a bias b. Summed over the negatives, averaged over the batch:
 *
 *     L = softplus(b − s₀) + Σₖ softplus(sₖ − b)
 *
 * The authors' code: b = log(Z K / N), the noise being uniform over N images, Z estimated once and kept. Their ε
 * of 2⁻²³ in the fractions (CMC has 1e-7) is not needed in this form and left out.
 * The paper's equation: b = log Σₖ exp sₖ, read so that both of its fractions are over the same negatives.
 */
import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core'

/** log Z = log(N · mean exp s), of the first scores of a run. */
export const logNormaliser = (s: Tensor2D, images: number): Scalar => tf.add(tf.logSumExp(s), Math.log(images / s.size))

/** b of the authors' code, from log Z: K negatives, N images. */
export const noiseBias = (logZ: number, negatives: number, images: number): Scalar =>
  tf.scalar(logZ + Math.log(negatives / images))

/** b of the paper's equation, for each row [B, 1]. */
export const paperBias = (s: Tensor2D): Tensor2D => tf.logSumExp(halves(s)[1], 1, true)

export function nceLoss(s: Tensor2D, bias: Tensor): Scalar {
  const [own, others] = halves(s)
  const total = tf.add(tf.sum(tf.softplus(tf.sub(bias, own))), tf.sum(tf.softplus(tf.sub(others, bias))))
  return tf.div(total, s.shape[0])
}

/** ∂L/∂s [B, 1 + K], b held fixed: (−σ(b − s₀), σ(sₖ − b)) / B. */
export function nceGradient(s: Tensor2D, bias: Tensor): Tensor2D {
  const [own, others] = halves(s)
  const slopes = [tf.neg(tf.sigmoid(tf.sub(bias, own))), tf.sigmoid(tf.sub(others, bias))] as [Tensor2D, Tensor2D]
  return tf.div(tf.concat2d(slopes, 1), s.shape[0])
}

/** The same with the paper's b, which moves with the scores of the negatives: ∂b/∂sₖ is their softargmax. */
export function paperGradient(s: Tensor2D): Tensor2D {
  const direct = nceGradient(s, paperBias(s))
  const along = tf.mul(tf.neg(tf.sum(direct, 1, true)), tf.softmax(halves(s)[1])) as Tensor2D
  return tf.add(
    direct,
    tf.pad2d(along, [
      [0, 0],
      [1, 0],
    ]),
  )
}

const halves = (s: Tensor2D) => tf.split(s, [1, s.shape[1] - 1], 1) as [Tensor2D, Tensor2D]
