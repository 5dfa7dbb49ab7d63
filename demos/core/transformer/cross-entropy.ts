import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'

/**
 * Target distributions [n, K] with label smoothing, Szegedy et al. 2016 (arXiv 1512.00567), §7: 1 − s on the class,
 * and s / K on each, the class included. A target outside 0 … K − 1 (padding) gives a row of zeros: no loss.
 */
export function smoothed(targets: ArrayLike<number>, K: number, s: number): Float32Array {
  const rows = new Float32Array(targets.length * K)
  for (let i = 0; i < targets.length; i++) {
    const target = targets[i]!
    if (target < 0 || target >= K) continue
    rows.fill(s / K, i * K, (i + 1) * K)
    rows[i * K + target]! += 1 - s
  }
  return rows
}

const rowSums = (x: Tensor2D): Tensor2D => tf.sum(x, 1, true)

/** C = −Σₖ tₖ log softargmax(s)ₖ of each row of the logits s [n, K], as [n, 1]. */
export function crossEntropy(logits: Tensor2D, targets: Tensor2D): Tensor2D {
  const shifted: Tensor2D = tf.sub(logits, tf.max(logits, 1, true))
  const logSum = tf.log(rowSums(tf.exp(shifted))) as Tensor2D
  return tf.sub(tf.mul(logSum, rowSums(targets)), rowSums(tf.mul(targets, shifted)))
}

/** ∂/∂s of the weighted sum of C: wᵢ (softargmax(s) Σₖ tₖ − t), with w a number or [n, 1]. */
export function crossEntropyGradient(logits: Tensor2D, targets: Tensor2D, weight: number | Tensor2D): Tensor2D {
  const p = tf.mul(tf.softmax(logits), rowSums(targets))
  return tf.mul(tf.sub(p, targets), weight)
}
