import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import { dense } from '../nn/dense'
import { expectShape } from '../tensor/shapes'
import { scaledDotProduct, scaledDotProductGradient, type ScaledDotProductCache } from './scaled-dot-product'
import type { Sublayer } from './sublayer'

/** What the gradient and the figures need of one multi-head attention. */
export type MultiHeadCache = ScaledDotProductCache & {
  /** The input, [B t, d]. */
  x: Tensor2D
  /** Outputs of the heads side by side, [B t, d]. */
  H: Tensor2D
}

export interface MultiHeadWidths {
  /** Numbers of a token that keys come from; d when absent. */
  readonly key?: number
  /** Numbers of a token that values come from; that of keys when absent. */
  readonly value?: number
}

/**
 * Multi-head attention of a batch, Vaswani et al. 2017 (arXiv 1706.03762), §3.2.2; tokens are rows. Queries come from x,
 * keys and values from `context.memory` (x when absent), values from `context.values` when that is given.
 *
 * The weights are W_q, b_q, W_k, b_k, W_v, b_v, and W_o, b_o, by which the heads side by side return to d. Head m has
 * the features m d/heads … (m + 1) d/heads − 1 of the projections, as in torch.
 *
 * @param d numbers of a token
 * @param heads how many heads; they divide d
 * @throws RangeError when the heads do not divide d, or an input has not the shape that is expected
 */
export function multiHeadAttention(
  d: number,
  heads: number,
  { key: keyWidth = d, value: valueWidth = keyWidth }: MultiHeadWidths = {},
): Sublayer<MultiHeadCache> {
  if (d % heads !== 0) throw new RangeError(`multiHeadAttention: ${heads} heads do not divide d = ${d}`)
  const [query, key, value, output] = [d, keyWidth, valueWidth, d].map((inputs) => dense(inputs, d, 'linear'))
  const linears = [query!, key!, value!, output!] as const
  const scale = 1 / Math.sqrt(d / heads)
  const split = (x: Tensor2D, batch: number): Tensor4D =>
    tf.transpose(tf.reshape(x, [batch, -1, heads, d / heads]), [0, 2, 1, 3])
  const join = (x: Tensor4D): Tensor2D => tf.reshape(tf.transpose(x, [0, 2, 1, 3]), [-1, d])
  const pair = (weights: readonly Tensor[], i: number): readonly Tensor[] => weights.slice(2 * i, 2 * i + 2)

  return {
    paramSpecs: linears.flatMap((linear) => linear.paramSpecs),
    forward(weights, x, { batch, memory = x, values = memory, mask }) {
      expectShape('multiHeadAttention: x', x.shape, ['any', d])
      expectShape('multiHeadAttention: memory', memory.shape, ['any', keyWidth])
      expectShape('multiHeadAttention: values', values.shape, [memory.shape[0], valueWidth])
      const [q, k, v] = [x, memory, values].map((from, i) => split(linears[i]!.forward(pair(weights, i), from), batch))
      const { H, cache } = scaledDotProduct(q!, k!, v!, scale, mask)
      const joined = join(H)
      return { y: output!.forward(pair(weights, 3), joined), cache: { ...cache, x, H: joined } }
    },
    backward(weights, { x, H, ...cache }, dy, { batch, memory, values }) {
      const through = (i: number, input: Tensor2D, d: Tensor2D) => {
        const { dx, dw } = linears[i]!.backward(pair(weights, i), input, d, d, true)
        return { dx: dx!, dw }
      }
      const toOutput = through(3, H, dy)
      const { dq, dk, dv } = scaledDotProductGradient(cache, scale, split(toOutput.dx, batch))
      const toQ = through(0, x, join(dq))
      const toK = through(1, memory ?? x, join(dk))
      const toV = through(2, values ?? memory ?? x, join(dv))
      const dw = [...toQ.dw, ...toK.dw, ...toV.dw, ...toOutput.dw]
      const dMemory: Tensor2D = values ? toK.dx : tf.add(toK.dx, toV.dx)
      return {
        dx: memory ? toQ.dx : tf.add(toQ.dx, dMemory),
        ...(memory && { dMemory }),
        ...(values && { dValues: toV.dx }),
        dw,
      }
    },
  }
}
