import * as tf from '@tensorflow/tfjs-core'
import type { Tensor } from '@tensorflow/tfjs-core'

/**
 * x itself, taken for a constant by automatic differentiation: ∂/∂x = 0, as `detach` in PyTorch.
 *
 * @param x any tensor
 * @returns a tensor of the same shape and values
 */
export const stopGradient = <T extends Tensor>(x: T): T =>
  tf.customGrad((value) => ({ value: tf.clone(value as Tensor), gradFunc: (dy) => tf.zerosLike(dy) }))(x) as T
