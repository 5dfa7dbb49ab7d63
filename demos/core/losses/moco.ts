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
  return throughLogits(firstOfAllGradient(logits), keys, negatives, temperature)
}

/** ∂L/∂s [B, 1 + K] of `infoNceLoss`: (p − [1, 0 … 0]) / B. */
export function firstOfAllGradient(logits: Tensor2D): Tensor2D {
  const p = tf.softmax(logits)
  const [positive, others] = tf.split(p, [1, p.shape[1] - 1], 1) as [Tensor2D, Tensor2D]
  return tf.div(tf.concat2d([tf.sub(positive, 1) as Tensor2D, others], 1), p.shape[0])
}

/** ∂L/∂q from ∂L/∂s of the logits s = [q·k, q·n₁ … q·n_K] / τ. */
export function throughLogits(ds: Tensor2D, keys: Tensor2D, negatives: Tensor2D, temperature: number): Tensor2D {
  const [positive, others] = tf.split(ds, [1, negatives.shape[0]], 1) as [Tensor2D, Tensor2D]
  return tf.div(tf.add(tf.mul(positive, keys), tf.matMul(others, negatives)), temperature)
}
