import * as tf from '@tensorflow/tfjs-core'
import type { Tensor1D } from '@tensorflow/tfjs-core'

export interface SgdOptions {
  /** Looks one step of momentum ahead: the step is g + μ b. */
  readonly nesterov?: boolean
  /** Added to the gradient, times θ. */
  readonly weightDecay?: number
}

/** Stochastic gradient descent with momentum μ on a flat θ [P]: b ← μ b + g, θ ← θ − η b (Sutskever et al. 2013). */
export function sgd(
  { theta, momentum }: { readonly theta: Tensor1D; readonly momentum: Tensor1D },
  gradient: Tensor1D,
  learningRate: number,
  mu: number,
  { nesterov = false, weightDecay = 0 }: SgdOptions = {},
): { theta: Tensor1D; momentum: Tensor1D } {
  const g: Tensor1D = weightDecay ? tf.add(gradient, tf.mul(theta, weightDecay)) : gradient
  const next: Tensor1D = tf.add(tf.mul(momentum, mu), g)
  const step = nesterov ? tf.add(g, tf.mul(next, mu)) : next
  return { theta: tf.sub(theta, tf.mul(step, learningRate)), momentum: next }
}
