import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core'

/** Mean over the batch of −log softargmax(s)_y: logits s [B, K] and labels y as one-hot rows [B, K]. */
export const crossEntropy = (logits: Tensor2D, oneHot: Tensor2D): Scalar =>
  tf.mean(tf.sub(tf.logSumExp(logits, 1), tf.sum(tf.mul(logits, oneHot), 1)))

/** ∂L/∂s = (softargmax(s) − y) / B. */
export const crossEntropyGradient = (logits: Tensor2D, oneHot: Tensor2D): Tensor2D =>
  tf.div(tf.sub(tf.softmax(logits), oneHot), logits.shape[0])

/** Cross-entropy where the label of every row is the first class: mean over the batch of −log softargmax(s)₀. */
export function firstClassCrossEntropy(logits: Tensor2D): Scalar {
  const first = tf.slice(logits, [0, 0], [-1, 1])
  return tf.mean(tf.sub(tf.logSumExp(logits, 1, true), first))
}

/** ∂L/∂s = (softargmax(s) − [1, 0 … 0]) / B, without one-hot rows. */
export function firstClassCrossEntropyGradient(logits: Tensor2D): Tensor2D {
  const p = tf.softmax(logits)
  const [first, others] = tf.split(p, [1, p.shape[1] - 1], 1) as [Tensor2D, Tensor2D]
  return tf.div(tf.concat2d([tf.sub(first, 1) as Tensor2D, others], 1), p.shape[0])
}
