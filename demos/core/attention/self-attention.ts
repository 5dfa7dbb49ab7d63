import type { Random } from '../random'
import { attention, type Attention } from './attention'
import { column, fromColumns, matrix, multiply, concatRows, type Matrix } from '../linalg/matrix'

/** The projections of one head: `W_q, W_k [d', d]` and `W_v [d'', d]`. */
export interface Projections {
  Wq: Matrix
  Wk: Matrix
  Wv: Matrix
}

/**
 * One head of self-attention.
 *
 * @param X tokens as columns [d, t]
 * @param projections W_q and W_k [d', d], W_v [d'', d]
 * @param beta coldness; that of the transformer, 1/√d', when absent
 */
export function selfAttention(X: Matrix, { Wq, Wk, Wv }: Projections, beta = 1 / Math.sqrt(Wq.rows)): Attention {
  return attention(multiply(Wq, X), multiply(Wk, X), multiply(Wv, X), { beta })
}

export interface MultiHeadSelfAttention {
  /** Of each head, `A [t, t]` and `H [d'', t]`. */
  heads: Attention[]
  /** `[h d'', t]`: outputs of the heads, one under the other. */
  stack: Matrix
  /** `[d, t]` */
  output: Matrix
}

/**
 * Multi-head self-attention: heads side by side on the same tokens, and the map back to their dimension. Canziani 2020,
 * week 12; Vaswani et al. 2017, §3.2.2.
 *
 * @param X tokens as columns [d, t]
 * @param maps projections of each of the h heads
 * @param Wh [d, h d'']
 * @param beta coldness; that of the transformer when absent
 */
export function multiHeadSelfAttention(
  X: Matrix,
  maps: readonly Projections[],
  Wh: Matrix,
  beta?: number,
): MultiHeadSelfAttention {
  const heads = maps.map((each) => selfAttention(X, each, beta))
  const stack = concatRows(heads.map(({ H }) => H))
  return { heads, stack, output: multiply(Wh, stack) }
}

/** A random matrix of normal entries of variance `1 / columns`, which keeps unit variance. */
export function randomProjection(rows: number, columns: number, random: Random): Matrix {
  return matrix(
    rows,
    columns,
    Float64Array.from({ length: rows * columns }, () => random.normal() / Math.sqrt(columns)),
  )
}

/** Random projections of one head, [d, d] each. */
export function randomProjections(d: number, random: Random): Projections {
  return { Wq: randomProjection(d, d, random), Wk: randomProjection(d, d, random), Wv: randomProjection(d, d, random) }
}

/** Permutes columns, `X Π`: column j of the result is column `order[j]` of X. */
export function permuteColumns(m: Matrix, order: ArrayLike<number>): Matrix {
  return fromColumns(m.rows, order.length, (j) => column(m, order[j]!))
}
