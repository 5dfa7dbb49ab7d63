/**
 * The transformer's two layers, made of the course's three modules (Canziani 2021, week 10):
 *
 *     Enc   self-attention, Add, Norm          of the source also a 1-convolution, Add, Norm
 *     Pred  cross-attention, Add, Norm
 *     Dec   1-convolution, Add, Norm
 *
 * The "encoder layer" of Vaswani et al. 2017, figure 1, is Enc of the source; their "decoder layer" is Enc of the
 * target, Pred and Dec together.
 */
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import { feedForward } from './feed-forward'
import { multiHeadAttention, type MultiHeadCache } from './multi-head-attention'
import { addNorm, type Forward, type NormPosition, type ResidualCache, type AttentionContext } from './sublayer'

export interface LayerSize {
  /** d of a token. */
  readonly d: number
  readonly heads: number
  /** Hidden units of the 1-convolution. */
  readonly hidden: number
}

export type EncoderLayerCache = {
  attention: ResidualCache<MultiHeadCache>
  convolution: ResidualCache<Tensor2D[]>
}
export function encoderLayer({ d, heads, hidden }: LayerSize, order: NormPosition = 'post') {
  const attention = addNorm(multiHeadAttention(d, heads), d, order)
  const dec = addNorm(feedForward(d, hidden), d, order)
  const count = attention.paramSpecs.length
  return {
    paramSpecs: [...attention.paramSpecs, ...dec.paramSpecs],
    forward(weights: readonly Tensor[], x: Tensor2D, around: AttentionContext): Forward<EncoderLayerCache> {
      const mixed = attention.forward(weights.slice(0, count), x, around)
      const { y, kept } = dec.forward(weights.slice(count), mixed.y, around)
      return { y, kept: { attention: mixed.kept, convolution: kept } }
    },
    backward(weights: readonly Tensor[], kept: EncoderLayerCache, dy: Tensor2D, around: AttentionContext) {
      const second = dec.backward(weights.slice(count), kept.convolution, dy, around)
      const first = attention.backward(weights.slice(0, count), kept.attention, second.dx, around)
      return { dx: first.dx, dw: [...first.dw, ...second.dw] }
    },
  }
}

export type DecoderLayerCache = {
  enc: Forward<ResidualCache<MultiHeadCache>>
  pred: Forward<ResidualCache<MultiHeadCache>>
  dec: Forward<ResidualCache<Tensor2D[]>>
}
/** `around` holds the causal mask; `source` the encoded source and the mask of its padding. */
export function decoderLayer({ d, heads, hidden }: LayerSize, order: NormPosition = 'post') {
  const enc = addNorm(multiHeadAttention(d, heads), d, order)
  const pred = addNorm(multiHeadAttention(d, heads), d, order)
  const dec = addNorm(feedForward(d, hidden), d, order)
  const parts = (weights: readonly Tensor[]) => {
    const [a, b] = [enc.paramSpecs.length, enc.paramSpecs.length + pred.paramSpecs.length]
    return [weights.slice(0, a), weights.slice(a, b), weights.slice(b)] as const
  }
  return {
    paramSpecs: [...enc.paramSpecs, ...pred.paramSpecs, ...dec.paramSpecs],
    forward(
      weights: readonly Tensor[],
      x: Tensor2D,
      around: AttentionContext,
      source: AttentionContext,
    ): Forward<DecoderLayerCache> {
      const w = parts(weights)
      const first = enc.forward(w[0], x, around)
      const second = pred.forward(w[1], first.y, source)
      const third = dec.forward(w[2], second.y, around)
      return { y: third.y, kept: { enc: first, pred: second, dec: third } }
    },
    backward(
      weights: readonly Tensor[],
      kept: DecoderLayerCache,
      dy: Tensor2D,
      around: AttentionContext,
      source: AttentionContext,
    ): { dx: Tensor2D; dMemory: Tensor2D; dw: readonly Tensor[] } {
      const w = parts(weights)
      const third = dec.backward(w[2], kept.dec.kept, dy, around)
      const second = pred.backward(w[1], kept.pred.kept, third.dx, source)
      const first = enc.backward(w[0], kept.enc.kept, second.dx, around)
      return { dx: first.dx, dMemory: second.dMemory!, dw: [...first.dw, ...second.dw, ...third.dw] }
    },
  }
}
