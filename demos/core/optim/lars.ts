import * as tf from '@tensorflow/tfjs-core'
import type { Tensor } from '@tensorflow/tfjs-core'
import { expectShape } from '../tensor/shapes'

/**
 * LARS as published and as run. `ratio` says which norm divides ‖w‖ in the trust ratio: that of the gradient g and that
 * of the decay β w, added; that of their sum; or that of the momentum v. `rate` says whether the learning rate enters
 * the momentum, or multiplies it: that differs once the rate changes from step to step.
 */
export const LARS_FORMS = {
  /** You, Gitman and Ginsburg 2017 (arXiv 1708.03888), algorithm 1. */
  paper: { ratio: 'parts', rate: 'inside' },
  /** SimCLR, google-research/simclr, tf2/lars_optimizer.py, with `classic_momentum`, its default. */
  simclr: { ratio: 'sum', rate: 'inside' },
  /** The same file without `classic_momentum`. */
  'simclr-popular': { ratio: 'momentum', rate: 'outside' },
  /** Barlow Twins, facebookresearch/barlowtwins, main.py. */
  'barlow-twins': { ratio: 'sum', rate: 'outside' },
  /** lightly-ai/lightly, lightly/utils/lars.py. */
  lightly: { ratio: 'parts', rate: 'outside' },
} as const
export type LarsForm = keyof typeof LARS_FORMS

export interface LarsOptions {
  /** m. */
  readonly momentum: number
  /** β. */
  readonly weightDecay: number
  /** η of the trust ratio; 0 for biases, which neither decay nor adapt. */
  readonly trust: number
  /** Looks one step of momentum ahead, as in SGD. */
  readonly nesterov?: boolean
  /** Added to the norm that divides ‖w‖. */
  readonly epsilon?: number
  readonly form?: LarsForm
}

/** η ‖w‖ / norm, and 1 where either is 0. */
function trustRatio(w: Tensor, norm: Tensor, { trust, epsilon = 0 }: LarsOptions): Tensor {
  const length = tf.norm(w)
  const ratio = tf.div(tf.mul(length, trust), tf.add(norm, epsilon))
  return tf.where(tf.logicalAnd(tf.greater(length, 0), tf.greater(norm, 0)), ratio, tf.scalar(1))
}

/**
 * One step of LARS for one weight w, whose length is in proportion to ‖w‖. You, Gitman and Ginsburg 2017 (arXiv
 * 1708.03888), algorithm 1, with the learning rate γ:
 *
 *     λ = η ‖w‖ / (‖g‖ + β ‖w‖)
 *     v ← m v + γ λ (g + β w)
 *     w ← w − v
 *
 * @param state w and its momentum v, of the same shape; v starts at 0
 * @param gradient g, of the shape of w
 * @param learningRate γ
 * @throws RangeError when the gradient does not have the shape of w
 */
export function lars<T extends Tensor>(
  { w, v }: { readonly w: T; readonly v: T },
  gradient: T,
  learningRate: number,
  options: LarsOptions,
): { w: T; v: T } {
  expectShape('lars: gradient', gradient.shape, w.shape)
  const { momentum, weightDecay, trust, nesterov = false, form = 'paper' } = options
  const { ratio, rate } = LARS_FORMS[form]
  const [inside, outside] = rate === 'inside' ? [learningRate, 1] : [1, learningRate]
  const u: T = trust ? tf.add(gradient, tf.mul(w, weightDecay)) : gradient
  const norm = (): Tensor =>
    ratio === 'parts' ? tf.add(tf.norm(gradient), tf.mul(tf.norm(w), weightDecay)) : tf.norm(u)
  const before = trust && ratio !== 'momentum' ? trustRatio(w, norm(), options) : 1
  const scaled: T = tf.mul(tf.mul(u, before), inside)
  const next: T = tf.add(tf.mul(v, momentum), scaled)
  const step: T = nesterov ? tf.add(tf.mul(next, momentum), scaled) : next
  const after = trust && ratio === 'momentum' ? trustRatio(w, tf.norm(step), options) : 1
  return { w: tf.sub(w, tf.mul(tf.mul(step, after), outside)), v: next }
}
