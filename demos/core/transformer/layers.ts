/**
 * The two layers of the transformer, made of the three modules of the course (Canziani 2021, week 10):
 *
 *     Enc   self-attention, Add, Norm          for the source also a 1-convolution, Add, Norm
 *     Pred  cross-attention, Add, Norm
 *     Dec   1-convolution, Add, Norm
 *
 * The "encoder layer" of Vaswani et al. 2017 (arXiv 1706.03762), figure 1, is Enc of the source; their "decoder layer"
 * is Enc of the target, Pred and Dec together. A 1-convolution is their feed-forward network.
 */
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import { feedForward } from './feed-forward'
import { multiHeadAttention, type MultiHeadCache } from './multi-head-attention'
import { addNorm, type AttentionContext, type Forward, type NormOptions, type ResidualCache } from './sublayer'

export interface LayerSize {
  /** Numbers of a token. */
  readonly d: number
  readonly heads: number
  /** Hidden units of the feed-forward network. */
  readonly hidden: number
}

export type EncoderLayerCache = {
  selfAttention: ResidualCache<MultiHeadCache>
  feedForward: ResidualCache<Tensor2D[]>
}

/** Encoder layer: self-attention, then the feed-forward network, each with Add and Norm. `context.mask` hides padding. */
export function encoderLayer({ d, heads, hidden }: LayerSize, norm: NormOptions = {}) {
  const attention = addNorm(multiHeadAttention(d, heads), d, norm)
  const feed = addNorm(feedForward(d, hidden), d, norm)
  const count = attention.paramSpecs.length
  return {
    paramSpecs: [...attention.paramSpecs, ...feed.paramSpecs],
    forward(weights: readonly Tensor[], x: Tensor2D, context: AttentionContext): Forward<EncoderLayerCache> {
      const first = attention.forward(weights.slice(0, count), x, context)
      const { y, cache } = feed.forward(weights.slice(count), first.y, context)
      return { y, cache: { selfAttention: first.cache, feedForward: cache } }
    },
    backward(weights: readonly Tensor[], cache: EncoderLayerCache, dy: Tensor2D, context: AttentionContext) {
      const second = feed.backward(weights.slice(count), cache.feedForward, dy, context)
      const first = attention.backward(weights.slice(0, count), cache.selfAttention, second.dx, context)
      return { dx: first.dx, dw: [...first.dw, ...second.dw] }
    },
  }
}

export type DecoderLayerCache = {
  selfAttention: Forward<ResidualCache<MultiHeadCache>>
  crossAttention: Forward<ResidualCache<MultiHeadCache>>
  feedForward: Forward<ResidualCache<Tensor2D[]>>
}

/**
 * Decoder layer: self-attention (Enc), cross-attention (Pred) and the feed-forward network (Dec), each with Add and
 * Norm. `context` holds the mask of the target, causal as a rule; `source` the encoded source and the mask of its
 * padding.
 */
export function decoderLayer({ d, heads, hidden }: LayerSize, norm: NormOptions = {}) {
  const enc = addNorm(multiHeadAttention(d, heads), d, norm)
  const pred = addNorm(multiHeadAttention(d, heads), d, norm)
  const dec = addNorm(feedForward(d, hidden), d, norm)
  const parts = (weights: readonly Tensor[]) => {
    const [a, b] = [enc.paramSpecs.length, enc.paramSpecs.length + pred.paramSpecs.length]
    return [weights.slice(0, a), weights.slice(a, b), weights.slice(b)] as const
  }
  return {
    paramSpecs: [...enc.paramSpecs, ...pred.paramSpecs, ...dec.paramSpecs],
    forward(
      weights: readonly Tensor[],
      x: Tensor2D,
      context: AttentionContext,
      source: AttentionContext,
    ): Forward<DecoderLayerCache> {
      const w = parts(weights)
      const selfAttention = enc.forward(w[0], x, context)
      const crossAttention = pred.forward(w[1], selfAttention.y, source)
      const last = dec.forward(w[2], crossAttention.y, context)
      return { y: last.y, cache: { selfAttention, crossAttention, feedForward: last } }
    },
    backward(
      weights: readonly Tensor[],
      cache: DecoderLayerCache,
      dy: Tensor2D,
      context: AttentionContext,
      source: AttentionContext,
    ): { dx: Tensor2D; dMemory: Tensor2D; dw: readonly Tensor[] } {
      const w = parts(weights)
      const third = dec.backward(w[2], cache.feedForward.cache, dy, context)
      const second = pred.backward(w[1], cache.crossAttention.cache, third.dx, source)
      const first = enc.backward(w[0], cache.selfAttention.cache, second.dx, context)
      return { dx: first.dx, dMemory: second.dMemory!, dw: [...first.dw, ...second.dw, ...third.dw] }
    },
  }
}
