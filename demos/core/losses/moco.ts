import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core'

/**
 * Logits of InfoNCE with a memory, He et al. 2020 (MoCo, arXiv 1911.05722), equation 1 and algorithm 1:
 * [q·k₊, q·n₁ … q·n_K] / τ, [B, 1 + K]. Unit rows: queries q and their keys k [B, d], negatives n [K, d].
 * Keys of other images of the batch are no negatives.
 */
export function infoNceLogits(q: Tensor2D, keys: Tensor2D, negatives: Tensor2D, temperature: number): Tensor2D {
  const positive: Tensor2D = tf.sum(tf.mul(q, keys), 1, true)
  return tf.div(tf.concat2d([positive, tf.matMul(q, tf.transpose(negatives))], 1), temperature)
}

/** Mean over the batch of −log softargmax(logits)₊. */
export function infoNceLoss(logits: Tensor2D): Scalar {
  const positive = tf.slice(logits, [0, 0], [-1, 1])
  return tf.mean(tf.sub(tf.logSumExp(logits, 1, true), positive))
}

/** ∂L/∂q = ((p₊ − 1) k + Σ pⱼ nⱼ) / (B τ), p the softargmax of each row of logits. Keys get none. */
export function infoNceGradient(logits: Tensor2D, keys: Tensor2D, negatives: Tensor2D, temperature: number): Tensor2D {
  const [p, others] = tf.split(tf.softmax(logits), [1, negatives.shape[0]], 1) as [Tensor2D, Tensor2D]
  const towards = tf.mul(tf.sub(p, 1), keys)
  return tf.div(tf.add(towards, tf.matMul(others, negatives)), keys.shape[0] * temperature)
}
