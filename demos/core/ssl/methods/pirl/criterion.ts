import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core'
import { firstClassCrossEntropy, firstClassCrossEntropyGradient } from '../../../nn/cross-entropy'
import { splitPositive } from '../../contrastive-scores'
import { nceGradient, nceLoss } from '../../noise-contrastive'

/** The paper's NCE, the NCE of the authors' code with its bias b = log(Z K / N), or InfoNCE. */
export type Criterion = { criterion: 'paper' | 'softargmax' } | { criterion: 'nce'; bias: number }

/**
 * L_NCE(m, v) by a criterion.
 *
 * @param s scores [B, 1 + K] of v with m and with the negatives
 * @returns the mean over the batch
 */
export function scoreLoss(s: Tensor2D, by: Criterion): Scalar {
  if (by.criterion === 'softargmax') return firstClassCrossEntropy(s)
  return nceLoss(s, by.criterion === 'nce' ? by.bias : paperBias(s))
}

/**
 * Gradient of `scoreLoss` in closed form.
 *
 * @param s scores [B, 1 + K]
 * @returns ∂L/∂s [B, 1 + K]
 */
export function scoreGradient(s: Tensor2D, by: Criterion): Tensor2D {
  if (by.criterion === 'softargmax') return firstClassCrossEntropyGradient(s)
  return by.criterion === 'nce' ? nceGradient(s, by.bias) : paperGradient(s)
}

/** The paper's bias moves with the scores of the negatives: ∂b/∂sₖ is their softargmax. */
function paperGradient(s: Tensor2D): Tensor2D {
  const direct = nceGradient(s, paperBias(s))
  const throughBias = tf.mul(tf.neg(tf.sum(direct, 1, true)), tf.softmax(splitPositive(s)[1])) as Tensor2D
  const unchanged = [0, 0] as [number, number]
  return tf.add(direct, tf.pad2d(throughBias, [unchanged, [1, 0]]))
}

/** b = log Σₖ exp sₖ [B, 1]: both fractions of the paper's h are read as over the same negatives. */
const paperBias = (s: Tensor2D): Tensor2D => tf.logSumExp(splitPositive(s)[1], 1, true)
