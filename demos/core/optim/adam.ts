import * as tf from '@tensorflow/tfjs-core'
import type { Tensor1D } from '@tensorflow/tfjs-core'
import { runKernel } from '../kernels/run-kernel'
import { expectShape } from '../tensor/shapes'

export type AdamState = {
  /** All parameters, [P]. */
  readonly theta: Tensor1D
  /** Moving average of the gradient, [P]. */
  readonly m: Tensor1D
  /** Moving average of its square, [P]. */
  readonly v: Tensor1D
}
export interface AdamOptions {
  readonly beta1?: number
  readonly beta2?: number
  readonly epsilon?: number
  /** Added to the gradient, times θ: an L2 penalty, as published. */
  readonly weightDecay?: number
  /** Shrinks θ itself by η times this, past the moments: AdamW, Loshchilov and Hutter 2019 (arXiv 1711.05101). */
  readonly decoupledDecay?: number
}

/**
 * One step of Adam, Kingma and Ba 2015 (arXiv 1412.6980), algorithm 1:
 *
 *     m ← β₁ m + (1 − β₁) g,   v ← β₂ v + (1 − β₂) g²,   θ ← θ − η m̂ / (√v̂ + ε)
 *
 * with m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ). Both corrections are folded into two scalars, so that
 * ε √(1 − β₂ᵗ) acts as ε does after correction.
 *
 * @param state θ, m and v; the averages start at 0
 * @param gradient g [P]
 * @param learningRate η
 * @param t number of the step, from 1
 * @throws RangeError when the gradient does not have the shape of θ
 */
export function adam(
  { theta, m, v }: AdamState,
  gradient: Tensor1D,
  learningRate: number,
  t: number,
  { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0, decoupledDecay = 0 }: AdamOptions = {},
): AdamState {
  expectShape('adam: gradient', gradient.shape, theta.shape)
  const correction = Math.sqrt(1 - beta2 ** t)
  const rate = (learningRate * correction) / (1 - beta1 ** t)
  const kept = 1 - learningRate * decoupledDecay
  const attributes = { rate, beta1, beta2, epsilon: epsilon * correction, weightDecay, kept }
  const [theta2, m2, v2] = runKernel<[Tensor1D, Tensor1D, Tensor1D]>(
    'Adam',
    { theta, m, v, gradient },
    attributes,
    () => {
      const g: Tensor1D = weightDecay ? tf.add(gradient, tf.mul(theta, weightDecay)) : gradient
      const m2: Tensor1D = tf.add(tf.mul(m, beta1), tf.mul(g, 1 - beta1))
      const v2: Tensor1D = tf.add(tf.mul(v, beta2), tf.mul(tf.square(g), 1 - beta2))
      const decayed: Tensor1D = decoupledDecay ? tf.mul(theta, kept) : theta
      return [tf.sub(decayed, tf.mul(tf.div(m2, tf.add(tf.sqrt(v2), epsilon * correction)), rate)), m2, v2]
    },
  )
  return { theta: theta2, m: m2, v: v2 }
}
