import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import type { ParamSpec } from '../nn/parameters'
import { layerNorm, layerNormGradient, layerNormParams, type LayerNormCache } from './layer-norm'

/** What a sub-layer needs besides x [B t, d], whose B sequences of t tokens lie one after the other. */
export interface AttentionContext {
  /** B. */
  readonly batch: number
  /** Where keys and values come from in cross-attention, [B s, d]; x itself when absent. */
  readonly memory?: Tensor2D
  /** Where values come from when not from the memory, [B s, d']. */
  readonly values?: Tensor2D
  /** Added to the scores [B, heads, t, s]: 0 where a query may look, very negative where it may not. */
  readonly mask?: Tensor | undefined
}

/** Output of a forward pass, and what the gradient and the figures need of it. */
export type Forward<Cache> = { y: Tensor2D; cache: Cache }

/** Gradients with respect to the input, the memory and the values (where there are any) and the weights in order. */
export type Backward = { dx: Tensor2D; dMemory?: Tensor2D; dValues?: Tensor2D; dw: readonly Tensor[] }

/** A function of x [B t, d] with its gradient, written by hand as in `nn/layer.ts`. */
export interface Sublayer<Cache> {
  readonly paramSpecs: readonly ParamSpec[]
  forward(weights: readonly Tensor[], x: Tensor2D, context: AttentionContext): Forward<Cache>
  backward(weights: readonly Tensor[], cache: Cache, dy: Tensor2D, context: AttentionContext): Backward
}

export type ResidualCache<Cache> = {
  inner: Cache
  norm: LayerNormCache
}

export interface NormOptions {
  /** `post`: norm(x + f(x)), the course and Vaswani et al. 2017, §3.1. `pre`: x + f(norm(x)), Xiong et al. 2020. */
  readonly position?: 'post' | 'pre'
  /** Added to the variance in the norm. */
  readonly epsilon?: number
}

/**
 * Add and Norm around a sub-layer f.
 *
 * @param f the sub-layer; its weights come first, then the gain and the bias of the norm
 * @param d numbers of a token
 */
export function addNorm<Cache>(
  f: Sublayer<Cache>,
  d: number,
  { position = 'post', epsilon }: NormOptions,
): Sublayer<ResidualCache<Cache>> {
  const count = f.paramSpecs.length
  return {
    paramSpecs: [...f.paramSpecs, ...layerNormParams(d)],
    forward(weights, x, context) {
      const [inner, gain] = [weights.slice(0, count), weights.slice(count)]
      if (position === 'pre') {
        const norm = layerNorm(x, gain, epsilon)
        const { y, cache } = f.forward(inner, norm.y, context)
        return { y: tf.add(x, y), cache: { inner: cache, norm } }
      }
      const { y, cache } = f.forward(inner, x, context)
      const norm = layerNorm(tf.add(x, y), gain, epsilon)
      return { y: norm.y, cache: { inner: cache, norm } }
    },
    backward(weights, { inner: cache, norm }, dy, context) {
      const [inner, gain] = [weights.slice(0, count), weights.slice(count)]
      if (position === 'pre') {
        const { dx, dw, ...rest } = f.backward(inner, cache, dy, context)
        const before = layerNormGradient(norm, gain, dx)
        return { ...rest, dx: tf.add(dy, before.dx), dw: [...dw, ...before.dw] }
      }
      const after = layerNormGradient(norm, gain, dy)
      const { dx, dw, ...rest } = f.backward(inner, cache, after.dx, context)
      return { ...rest, dx: tf.add(after.dx, dx), dw: [...dw, ...after.dw] }
    },
  }
}
