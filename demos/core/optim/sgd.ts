import * as tf from '@tensorflow/tfjs-core'
import type { Tensor1D } from '@tensorflow/tfjs-core'

/** Stochastic gradient descent with momentum μ on a flat θ [P]: b ← μ b + g, θ ← θ − η b (Sutskever et al. 2013). */
export function sgd(
  { theta, momentum }: { readonly theta: Tensor1D; readonly momentum: Tensor1D },
  gradient: Tensor1D,
  learningRate: number,
  mu: number,
): { theta: Tensor1D; momentum: Tensor1D } {
  const next: Tensor1D = tf.add(tf.mul(momentum, mu), gradient)
  return { theta: tf.sub(theta, tf.mul(next, learningRate)), momentum: next }
}
