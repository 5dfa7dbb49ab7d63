import * as tf from '@tensorflow/tfjs-core'
import type { Tensor1D } from '@tensorflow/tfjs-core'

export type AdamState = {
  readonly theta: Tensor1D
  /** Moving averages of the gradient and of its square. */
  readonly m: Tensor1D
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
 * Adam on a flat θ [P], Kingma and Ba 2015 (arXiv 1412.6980), algorithm 1. `t` counts from 1.
 * Both bias corrections are folded into two scalars, so that ε̂ = ε √(1 − β₂ᵗ) acts as ε after correction.
 */
export function adam(
  { theta, m, v }: AdamState,
  gradient: Tensor1D,
  learningRate: number,
  t: number,
  { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0, decoupledDecay = 0 }: AdamOptions = {},
): AdamState {
  const g: Tensor1D = weightDecay ? tf.add(gradient, tf.mul(theta, weightDecay)) : gradient
  const m2: Tensor1D = tf.add(tf.mul(m, beta1), tf.mul(g, 1 - beta1))
  const v2: Tensor1D = tf.add(tf.mul(v, beta2), tf.mul(tf.square(g), 1 - beta2))
  const correction = Math.sqrt(1 - beta2 ** t)
  const rate = (learningRate * correction) / (1 - beta1 ** t)
  const kept: Tensor1D = decoupledDecay ? tf.mul(theta, 1 - learningRate * decoupledDecay) : theta
  const theta2: Tensor1D = tf.sub(kept, tf.mul(tf.div(m2, tf.add(tf.sqrt(v2), epsilon * correction)), rate))
  return { theta: theta2, m: m2, v: v2 }
}
