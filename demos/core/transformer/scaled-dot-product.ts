import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core'
import { expectShape } from '../tensor/shapes'

/** What the gradient and the figures need of one scaled dot-product attention. */
export type ScaledDotProductCache = {
  /** Queries times the scale, [B, heads, t, d]. */
  q: Tensor4D
  /** Keys, [B, heads, s, d]. */
  k: Tensor4D
  /** Values, [B, heads, s, d']. */
  v: Tensor4D
  /** Weights, [B, heads, t, s]: each row sums to 1. */
  A: Tensor4D
}

/**
 * Scaled dot-product attention, Vaswani et al. 2017 (arXiv 1706.03762), equation 1, for a batch; tokens are rows:
 *
 *     A = softargmax(scale q kᵀ + mask) row by row,   H = A v
 *
 * @param q queries [B, heads, t, d]
 * @param k keys [B, heads, s, d]
 * @param v values [B, heads, s, d']
 * @param scale 1 / √d in the transformer
 * @param mask added to the scores, broadcasts to [B, heads, t, s]
 * @returns H [B, heads, t, d'], and what `scaledDotProductGradient` needs
 * @throws RangeError when the shapes of q, k and v do not fit together
 */
export function scaledDotProduct(
  q: Tensor4D,
  k: Tensor4D,
  v: Tensor4D,
  scale: number,
  mask?: Tensor,
): { H: Tensor4D; cache: ScaledDotProductCache } {
  const [batch, heads, , d] = q.shape
  expectShape('scaledDotProduct: k', k.shape, [batch, heads, 'any', d])
  expectShape('scaledDotProduct: v', v.shape, [batch, heads, k.shape[2], 'any'])
  const scaled = tf.mul(q, scale) as Tensor4D
  const S = tf.matMul(scaled, k, false, true)
  const A = tf.softmax(mask ? tf.add(S, mask) : S) as Tensor4D
  return { H: tf.matMul(A, v) as Tensor4D, cache: { q: scaled, k, v, A } }
}

/**
 * Gradient of `scaledDotProduct`. Through the softargmax, dS = A (dA − Σ A dA) with the sum over each row.
 *
 * @param cache what the forward pass gave
 * @param scale the scale of the forward pass
 * @param dH ∂L/∂H [B, heads, t, d']
 * @returns ∂L/∂q, ∂L/∂k and ∂L/∂v, in the shapes of q, k and v
 */
export function scaledDotProductGradient({ q, k, v, A }: ScaledDotProductCache, scale: number, dH: Tensor4D) {
  const dA = tf.matMul(dH, v, false, true)
  const weighted = tf.mul(A, dA)
  const dS = tf.sub(weighted, tf.mul(A, tf.sum(weighted, -1, true))) as Tensor4D
  return {
    dq: tf.mul(tf.matMul(dS, k), scale) as Tensor4D,
    dk: tf.matMul(dS, q, true) as Tensor4D,
    dv: tf.matMul(A, dH, true) as Tensor4D,
  }
}
