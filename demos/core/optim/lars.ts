import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor } from '@tensorflow/tfjs-core'

export interface LarsOptions {
  /** μ. */
  readonly momentum: number
  readonly weightDecay: number
  /** η of the trust ratio; 0 for biases, which neither decay nor adapt. */
  readonly trust: number
  /**
   * The norm that divides ‖w‖: of g and of λ w added, as published; of their sum u (Barlow Twins); or of the
   * momentum b (SimCLR).
   */
  readonly ratioOf?: 'parts' | 'step' | 'momentum'
}

/** η ‖w‖ / ‖u‖, and 1 where either is 0. */
function trustRatio(w: Tensor, norm: Tensor, eta: number): Scalar {
  const own = tf.norm(w)
  return tf.where(tf.logicalAnd(tf.greater(own, 0), tf.greater(norm, 0)), tf.div(tf.mul(own, eta), norm), tf.scalar(1))
}

/**
 * LARS, You, Gitman and Ginsburg 2017 (arXiv 1708.03888), algorithm 1, for one weight w, which it gives a step in
 * proportion to its norm: u = g + λ w, b ← μ b + r u, w ← w − α b with r = η ‖w‖ / (‖g‖ + λ ‖w‖), or η ‖w‖ / ‖u‖; or
 * b ← μ b + u, w ← w − α (η ‖w‖ / ‖b‖) b.
 */
export function lars<T extends Tensor>(
  { w, b }: { readonly w: T; readonly b: T },
  gradient: T,
  learningRate: number,
  { momentum, weightDecay, trust, ratioOf = 'step' }: LarsOptions,
): { w: T; b: T } {
  if (trust === 0) {
    const next: T = tf.add(tf.mul(b, momentum), gradient)
    return { w: tf.sub(w, tf.mul(next, learningRate)), b: next }
  }
  const u: T = tf.add(gradient, tf.mul(w, weightDecay))
  if (ratioOf === 'momentum') {
    const next: T = tf.add(tf.mul(b, momentum), u)
    return { w: tf.sub(w, tf.mul(next, tf.mul(trustRatio(w, tf.norm(next), trust), learningRate))), b: next }
  }
  const norm = ratioOf === 'parts' ? tf.add(tf.norm(gradient), tf.mul(tf.norm(w), weightDecay)) : tf.norm(u)
  const next: T = tf.add(tf.mul(b, momentum), tf.mul(u, trustRatio(w, norm, trust)))
  return { w: tf.sub(w, tf.mul(next, learningRate)), b: next }
}
