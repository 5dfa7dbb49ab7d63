import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import type { ParamSpec } from '../nn/parameters'
import { layerNorm, layerNormGradient, layerNormParams, type LayerNormCache } from './layer-norm'

/** What a sub-layer looks at besides x [B · t, d]: sequences lie one after the other. */
export interface AttentionContext {
  /** B. */
  readonly batch: number
  /** Where keys and values come from in cross-attention, [B · s, d]. */
  readonly memory?: Tensor2D
  /** Added to the scores [B, heads, t, s]: 0 where a query may look, very negative where it may not. */
  readonly mask?: Tensor
}
export type Kept = Readonly<Record<string, Tensor>>
/** Output, and what the gradient and the picture need. */
export type Forward<K> = { y: Tensor2D; kept: K }
export type Backward = { dx: Tensor2D; dMemory?: Tensor2D; dw: readonly Tensor[] }

/** A function of x [B · t, d] with its gradient, written by hand as in `nn/layer.ts`. */
export interface Sublayer<K = Kept> {
  readonly paramSpecs: readonly ParamSpec[]
  forward(weights: readonly Tensor[], x: Tensor2D, around: AttentionContext): Forward<K>
  backward(weights: readonly Tensor[], kept: K, dy: Tensor2D, around: AttentionContext): Backward
}

export type ResidualCache<K> = {
  inner: K
  norm: LayerNormCache
}
/** `post`: norm(x + f(x)), the course and Vaswani et al. 2017, §3.1. `pre`: x + f(norm(x)), Xiong et al. 2020. */
export type NormPosition = 'post' | 'pre'

/** Add, Norm around a sub-layer. Its weights come first, then those of the norm. */
export function addNorm<K>(f: Sublayer<K>, d: number, order: NormPosition): Sublayer<ResidualCache<K>> {
  const count = f.paramSpecs.length
  return {
    paramSpecs: [...f.paramSpecs, ...layerNormParams(d)],
    forward(weights, x, around) {
      const [own, gain] = [weights.slice(0, count), weights.slice(count)]
      if (order === 'pre') {
        const norm = layerNorm(x, gain)
        const { y, kept } = f.forward(own, norm.y, around)
        return { y: tf.add(x, y), kept: { inner: kept, norm } }
      }
      const { y, kept } = f.forward(own, x, around)
      const norm = layerNorm(tf.add(x, y), gain)
      return { y: norm.y, kept: { inner: kept, norm } }
    },
    backward(weights, { inner, norm }, dy, around) {
      const [own, gain] = [weights.slice(0, count), weights.slice(count)]
      if (order === 'pre') {
        const { dx, dw, ...rest } = f.backward(own, inner, dy, around)
        const before = layerNormGradient(norm, gain, dx)
        return { ...rest, dx: tf.add(dy, before.dx), dw: [...dw, ...before.dw] }
      }
      const after = layerNormGradient(norm, gain, dy)
      const { dx, dw, ...rest } = f.backward(own, inner, after.dx, around)
      return { ...rest, dx: tf.add(after.dx, dx), dw: [...dw, ...after.dw] }
    },
  }
}
