import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core'

/** Mean over the batch of −log softargmax(s)_y: logits s [B, K] and labels y as one-hot rows [B, K]. */
export const crossEntropy = (logits: Tensor2D, oneHot: Tensor2D): Scalar =>
  tf.mean(tf.sub(tf.logSumExp(logits, 1), tf.sum(tf.mul(logits, oneHot), 1)))

/** ∂L/∂s = (softargmax(s) − y) / B. */
export const crossEntropyGradient = (logits: Tensor2D, oneHot: Tensor2D): Tensor2D =>
  tf.div(tf.sub(tf.softmax(logits), oneHot), logits.shape[0])
