import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import type { ParamSpec } from '../nn/parameters'
import { expectShape } from '../tensor/shapes'

/** Output, and what the gradient needs: x̂ [n, d] and 1 / σ [n, 1]. */
export type LayerNormCache = { y: Tensor2D; xhat: Tensor2D; inverse: Tensor2D }

const rowMeans = (x: Tensor2D): Tensor2D => tf.mean(x, 1, true)

/** Gain γ [1, d], which begins at 1, and bias b [1, d], which begins at 0. */
export const layerNormParams = (d: number): readonly ParamSpec[] => [
  { shape: [1, d], init: 0, base: 1 },
  { shape: [1, d], init: 0 },
]

/**
 * Layer normalisation, Ba, Kiros and Hinton 2016 (arXiv 1607.06450), equation 4: each row less its mean, divided by its
 * (biased) standard deviation, then y = γ x̂ + b.
 *
 * @param x rows [n, d]
 * @param weights γ and b, both [1, d]
 * @param epsilon added to the variance
 * @returns y [n, d], and what `layerNormGradient` needs
 * @throws RangeError when γ or b does not have the shape [1, d]
 */
export function layerNorm(x: Tensor2D, [gain, bias]: readonly Tensor[], epsilon = 1e-5): LayerNormCache {
  const d = x.shape[1]
  expectShape('layerNorm: gain', gain!.shape, [1, d])
  expectShape('layerNorm: bias', bias!.shape, [1, d])
  const centred: Tensor2D = tf.sub(x, rowMeans(x))
  const inverse = tf.rsqrt(tf.add(rowMeans(tf.square(centred)), epsilon)) as Tensor2D
  const xhat: Tensor2D = tf.mul(centred, inverse)
  return { y: tf.add(tf.mul(xhat, gain!), bias!), xhat, inverse }
}

/**
 * Gradient of `layerNorm`: ∂L/∂x = (dx̂ − mean dx̂ − x̂ mean(x̂ dx̂)) / σ with dx̂ = γ dy, means over the row.
 *
 * @param weights γ and b of the forward pass
 * @param dy ∂L/∂y [n, d]
 * @returns dx [n, d], and dw: ∂L/∂γ and ∂L/∂b, both [1, d]
 * @throws RangeError when dy does not have the shape of y
 */
export function layerNormGradient({ xhat, inverse }: LayerNormCache, [gain]: readonly Tensor[], dy: Tensor2D) {
  expectShape('layerNormGradient: dy', dy.shape, xhat.shape)
  const dxhat: Tensor2D = tf.mul(dy, gain!)
  const along = tf.mul(xhat, rowMeans(tf.mul(xhat, dxhat)))
  const dx: Tensor2D = tf.mul(tf.sub(tf.sub(dxhat, rowMeans(dxhat)), along), inverse)
  const ones: Tensor2D = tf.ones([1, dy.shape[0]])
  return { dx, dw: [tf.matMul(ones, tf.mul(dy, xhat) as Tensor2D), tf.matMul(ones, dy)] }
}
