import * as tf from '@tensorflow/tfjs-core'
import type { Tensor1D } from '@tensorflow/tfjs-core'
import { expectShape } from '../tensor/shapes'

export interface SgdOptions {
  /** Looks one step of momentum ahead: the step is g + μ b. */
  readonly nesterov?: boolean
  /** Added to the gradient, times θ. */
  readonly weightDecay?: number
  /** τ: the gradient enters the momentum times 1 − τ, after the first step. */
  readonly dampening?: number
}

/**
 * One step of stochastic gradient descent with momentum, Sutskever et al. 2013, as in `torch.optim.SGD`:
 *
 *     b ← μ b + (1 − τ) g,   θ ← θ − η b
 *
 * @param state θ [P] and the momentum b [P], which is absent before the first step: b begins as g
 * @param gradient g [P]
 * @param learningRate η
 * @param mu momentum μ
 * @throws RangeError when the gradient does not have the shape of θ
 */
export function sgd(
  { theta, momentum }: { readonly theta: Tensor1D; readonly momentum?: Tensor1D | undefined },
  gradient: Tensor1D,
  learningRate: number,
  mu: number,
  { nesterov = false, weightDecay = 0, dampening = 0 }: SgdOptions = {},
): { theta: Tensor1D; momentum: Tensor1D } {
  expectShape('sgd: gradient', gradient.shape, theta.shape)
  const g: Tensor1D = weightDecay ? tf.add(gradient, tf.mul(theta, weightDecay)) : gradient
  const damped: Tensor1D = dampening ? tf.mul(g, 1 - dampening) : g
  const next: Tensor1D = momentum ? tf.add(tf.mul(momentum, mu), damped) : tf.clone(g)
  const step = nesterov ? tf.add(g, tf.mul(next, mu)) : next
  return { theta: tf.sub(theta, tf.mul(step, learningRate)), momentum: next }
}
