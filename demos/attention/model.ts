import { attention, type Attention } from '../core/attention/attention'
import { causalMask } from '../core/attention/causal-mask'
import { fromColumns, identity, matrix, multiply, type Matrix } from '../core/linalg/matrix'
import { rotation2 } from '../core/linalg/rotation'
import { embedWords2d, firstWords } from '../core/attention/word-embeddings'
import { MAX_TOKENS, type AttentionParams } from './schema'

export type Map = 'q' | 'k' | 'v'

/** `[2, t]` from x, y, x, y ...; an odd number at the end has no partner and is left out. */
export function toColumns(numbers: readonly number[]): Matrix {
  return fromColumns(2, Math.floor(numbers.length / 2), (j) => numbers.slice(2 * j, 2 * j + 2))
}

/** X `[2, t]`: keys and values; in self-attention queries too. */
export function tokens(params: AttentionParams): Matrix {
  return params.source === 'sentence'
    ? embedWords2d(firstWords(params.sentence, MAX_TOKENS).used)
    : toColumns(params.vectors)
}

/** The set that asks. */
export function askers(params: AttentionParams): Matrix {
  return params.kind === 'cross' ? toColumns(params.queries) : tokens(params)
}

export function mapOf(params: AttentionParams, name: Map): Matrix {
  if (params.maps === 'none') return identity(2)
  if (params.maps === 'matrix') return matrix(2, 2, { q: params.Wq, k: params.Wk, v: params.Wv }[name])
  const degrees = { q: params.angleQ, k: params.angleK, v: params.angleV }[name]
  return rotation2((degrees * Math.PI) / 180)
}

/** β in force; the vectors live in the plane, d = 2. */
export function coldness(params: AttentionParams): number {
  return { soft: params.beta, scaled: Math.SQRT1_2, hard: Infinity }[params.choice]
}

export interface Computed extends Attention {
  X: Matrix
  Q: Matrix
  K: Matrix
  V: Matrix
}

/** All matrices of the picture. `Q = W_q Y` (Y = X in self-attention), `K = W_k X`, `V = W_v X`. */
export function compute(params: AttentionParams): Computed {
  const X = tokens(params)
  const Q = multiply(mapOf(params, 'q'), askers(params))
  const K = multiply(mapOf(params, 'k'), X)
  const V = multiply(mapOf(params, 'v'), X)
  const mask = params.causal ? { mask: causalMask } : {}
  return { X, Q, K, V, ...attention(Q, K, V, { beta: coldness(params), ...mask }) }
}
