import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor } from '@tensorflow/tfjs-core'

export interface LarsOptions {
  /** μ. */
  readonly momentum: number
  readonly weightDecay: number
  /** η of the trust ratio; 0 for biases, which neither decay nor adapt. */
  readonly trust: number
  /** Where the trust ratio is taken: of the gradient, before momentum (Barlow Twins), or of the momentum (SimCLR). */
  readonly adapts?: 'gradient' | 'momentum'
}

/** η ‖w‖ / ‖u‖, and 1 where either is 0. */
function trustRatio(w: Tensor, u: Tensor, eta: number): Scalar {
  const [a, b] = [tf.norm(w), tf.norm(u)] as [Scalar, Scalar]
  return tf.where(tf.logicalAnd(tf.greater(a, 0), tf.greater(b, 0)), tf.div(tf.mul(a, eta), b), tf.scalar(1))
}

/**
 * LARS, You, Gitman and Ginsburg 2017 (arXiv 1708.03888), for one weight w, which it gives a step in proportion to
 * its norm: u = g + λ w, b ← μ b + r u, w ← w − α b with r = η ‖w‖ / ‖u‖, or b ← μ b + u, w ← w − α (η ‖w‖ / ‖b‖) b.
 */
export function lars<T extends Tensor>(
  { w, b }: { readonly w: T; readonly b: T },
  gradient: T,
  learningRate: number,
  { momentum, weightDecay, trust, adapts = 'gradient' }: LarsOptions,
): { w: T; b: T } {
  const ratio = (v: Tensor): Scalar => (trust > 0 ? trustRatio(w, v, trust) : tf.scalar(1))
  const u: T = trust > 0 ? tf.add(gradient, tf.mul(w, weightDecay)) : gradient
  const scaled: T = adapts === 'gradient' ? tf.mul(u, ratio(u)) : u
  const next: T = tf.add(tf.mul(b, momentum), scaled)
  const step: T = adapts === 'momentum' ? tf.mul(next, ratio(next)) : next
  return { w: tf.sub(w, tf.mul(step, learningRate)), b: next }
}
