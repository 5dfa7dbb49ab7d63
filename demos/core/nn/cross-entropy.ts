import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core'
import { expectShape } from '../tensor/shapes'

const rowSums = (x: Tensor2D): Tensor2D => tf.sum(x, 1, true)

/**
 * Target distributions with label smoothing s, Szegedy et al. 2016 (arXiv 1512.00567), §7: s / K for every class, and
 * 1 − s more for the class of the label.
 *
 * @param labels class of each row [n]; one outside 0 … K − 1 (padding) gives a row of zeros, which costs nothing
 * @param K number of classes
 * @param s smoothing, from 0 (one-hot rows) to 1
 * @returns rows [n, K], one after the other
 */
export function smoothedTargets(labels: ArrayLike<number>, K: number, s: number): Float32Array {
  const rows = new Float32Array(labels.length * K)
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!
    if (label < 0 || label >= K) continue
    rows.fill(s / K, i * K, (i + 1) * K)
    rows[i * K + label]! += 1 - s
  }
  return rows
}

/**
 * Cross-entropy of each row, C = −Σₖ tₖ log softargmax(s)ₖ.
 *
 * @param logits s [n, K]
 * @param targets t [n, K]; a row of zeros costs nothing
 * @returns [n, 1]
 * @throws RangeError when the shapes differ
 */
export function crossEntropyRows(logits: Tensor2D, targets: Tensor2D): Tensor2D {
  expectShape('crossEntropyRows: targets', targets.shape, logits.shape)
  const shifted: Tensor2D = tf.sub(logits, tf.max(logits, 1, true))
  const logSum = tf.log(rowSums(tf.exp(shifted))) as Tensor2D
  return tf.sub(tf.mul(logSum, rowSums(targets)), rowSums(tf.mul(targets, shifted)))
}

/**
 * Cross-entropy, the mean over the n rows of −Σₖ tₖ log softargmax(s)ₖ.
 *
 * @param logits s [n, K]
 * @param targets t [n, K], one-hot labels or distributions
 * @throws RangeError when the shapes differ
 */
export const crossEntropy = (logits: Tensor2D, targets: Tensor2D): Scalar => tf.mean(crossEntropyRows(logits, targets))

/**
 * Gradient of a weighted sum of the rows' cross-entropies: ∂/∂s = w (softargmax(s) Σₖ tₖ − t).
 *
 * @param logits s [n, K]
 * @param targets t [n, K]
 * @param weight w, one for all rows; 1 / n, that of the mean, when absent
 * @returns [n, K]
 * @throws RangeError when the shapes differ
 */
export function crossEntropyGradient(
  logits: Tensor2D,
  targets: Tensor2D,
  weight: number = 1 / logits.shape[0],
): Tensor2D {
  expectShape('crossEntropyGradient: targets', targets.shape, logits.shape)
  const p = tf.mul(tf.softmax(logits), rowSums(targets))
  return tf.mul(tf.sub(p, targets), weight)
}

/**
 * Cross-entropy where the label of every row is the first class, without one-hot rows: the mean over the n rows of
 * −log softargmax(s)₀.
 *
 * @param logits s [n, K]
 */
export function firstClassCrossEntropy(logits: Tensor2D): Scalar {
  const first = tf.slice(logits, [0, 0], [-1, 1])
  return tf.mean(tf.sub(tf.logSumExp(logits, 1, true), first))
}

/**
 * Gradient of `firstClassCrossEntropy`: ∂L/∂s = (softargmax(s) − [1, 0 … 0]) / n.
 *
 * @param logits s [n, K]
 * @returns [n, K]
 */
export function firstClassCrossEntropyGradient(logits: Tensor2D): Tensor2D {
  const p = tf.softmax(logits)
  const [first, others] = tf.split(p, [1, p.shape[1] - 1], 1) as [Tensor2D, Tensor2D]
  return tf.div(tf.concat2d([tf.sub(first, 1) as Tensor2D, others], 1), p.shape[0])
}
