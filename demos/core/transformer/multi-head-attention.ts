import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import { dense } from '../nn/dense'
import type { Kept, Sublayer } from './sublayer'

/** In tensors [B, heads, t, d / heads], of keys and values [B, heads, s, d / heads]; rows are tokens. */
export type MultiHeadCache = Kept & {
  x: Tensor2D
  /** Queries, already divided by √(d / heads). */
  q: Tensor4D
  k: Tensor4D
  v: Tensor4D
  /** Weights [B, heads, t, s]: each row sums to 1. */
  A: Tensor4D
  /** Outputs of the heads side by side, [B · t, d]. */
  H: Tensor2D
}

/**
 * Multi-head attention of a batch, Vaswani et al. 2017 (arXiv 1706.03762), §3.2.2: from x to itself, or to
 * `around.memory`. Weights: W_q, b_q, W_k, b_k, W_v, b_v, and W_h, b_h, by which the stacked heads return to d.
 */
export function multiHeadAttention(d: number, heads: number): Sublayer<MultiHeadCache> {
  const linear = dense(d, d, 'linear')
  const scale = 1 / Math.sqrt(d / heads)
  const split = (x: Tensor2D, batch: number): Tensor4D =>
    tf.transpose(tf.reshape(x, [batch, -1, heads, d / heads]), [0, 2, 1, 3])
  const join = (x: Tensor4D): Tensor2D => tf.reshape(tf.transpose(x, [0, 2, 1, 3]), [-1, d])
  const pair = (weights: readonly Tensor[], i: number): readonly Tensor[] => weights.slice(2 * i, 2 * i + 2)

  return {
    paramSpecs: [...linear.paramSpecs, ...linear.paramSpecs, ...linear.paramSpecs, ...linear.paramSpecs],
    forward(weights, x, { batch, memory = x, mask }) {
      const q = tf.mul(split(linear.forward(pair(weights, 0), x), batch), scale) as Tensor4D
      const k = split(linear.forward(pair(weights, 1), memory), batch)
      const v = split(linear.forward(pair(weights, 2), memory), batch)
      const S = tf.matMul(q, k, false, true)
      const A = tf.softmax(mask ? tf.add(S, mask) : S) as Tensor4D
      const H = join(tf.matMul(A, v) as Tensor4D)
      return { y: linear.forward(pair(weights, 3), H), kept: { x, q, k, v, A, H } }
    },
    backward(weights, { x, q, k, v, A, H }, dy, { batch, memory }) {
      const through = (i: number, input: Tensor2D, d: Tensor2D) => {
        const { dx, dw } = linear.backward(pair(weights, i), input, d, d, true)
        return { dx: dx!, dw }
      }
      const home = through(3, H, dy)
      const dH = split(home.dx, batch)
      const dA = tf.matMul(dH, v, false, true)
      // Of the softargmax: dS = A (dA − Σ A dA), the sum over each row.
      const weighted = tf.mul(A, dA)
      const dS = tf.sub(weighted, tf.mul(A, tf.sum(weighted, -1, true))) as Tensor4D
      const toQ = through(0, x, join(tf.mul(tf.matMul(dS, k), scale) as Tensor4D))
      const toK = through(1, memory ?? x, join(tf.matMul(dS, q, true) as Tensor4D))
      const toV = through(2, memory ?? x, join(tf.matMul(A, dH, true) as Tensor4D))
      const dw = [...toQ.dw, ...toK.dw, ...toV.dw, ...home.dw]
      const other: Tensor2D = tf.add(toK.dx, toV.dx)
      return memory ? { dx: toQ.dx, dMemory: other, dw } : { dx: tf.add(toQ.dx, other), dw }
    },
  }
}
