import { at, column, fromColumns, map, matrix, multiply, transpose, type Matrix } from '../linalg/matrix'
import { softargmax, softargmaxGradient } from './softargmax'

export interface AttentionOptions {
  /** Coldness: multiplies the scores. `1 / √d` for the transformer, `Infinity` for hard attention. */
  beta: number
  /** `[t_k, t_q]`, 1 where query j may look at key i, 0 where it may not. */
  mask?: Matrix
  /** Score put in the place of a masked one. */
  fill?: number
}

export interface Attention {
  /** `[t_k, t_q]` scores, `S_ij = k_iᵀ q_j`, before β and mask. */
  S: Matrix
  /** `[t_k, t_q]` weights: column j says how much query j takes of each value; it sums to 1. */
  A: Matrix
  /** `[d'', t_q]` outputs. */
  H: Matrix
}

/**
 * Attention in the column convention of the course (Canziani 2020, week 12): tokens are columns,
 *
 *     S = Kᵀ Q,   A = [soft](arg)max_β(S) column by column,   H = V A
 *
 * with `Q [d', t_q]`, `K [d', t_k]`, `V [d'', t_k]`. Self-attention makes all three of one set;
 * cross-attention makes the queries of another.
 */
export function attention(Q: Matrix, K: Matrix, V: Matrix, options: AttentionOptions): Attention {
  const { beta, mask, fill = -Infinity } = options
  const S = multiply(transpose(K), Q)
  const allowed = mask ? map(S, (score, i, j) => (at(mask, i, j) ? score : fill)) : S
  const A = fromColumns(K.cols, Q.cols, (j) => softargmax(column(allowed, j), beta))
  return { S, A, H: multiply(V, A) }
}

/** Gradients with respect to Q, K and V, given `dH [d'', t_q]`. A masked score has weight 0, so it gets none. */
export function attentionGradient(
  { Q, K, V, A, beta }: { Q: Matrix; K: Matrix; V: Matrix; A: Matrix; beta: number },
  dH: Matrix,
): { dQ: Matrix; dK: Matrix; dV: Matrix } {
  const dA = multiply(transpose(V), dH)
  const dS = fromColumns(A.rows, A.cols, (j) => softargmaxGradient(column(A, j), column(dA, j), beta))
  return { dQ: multiply(K, dS), dK: multiply(Q, transpose(dS)), dV: multiply(dH, transpose(A)) }
}

/** Causal mask `[t_k, t_q]`: query j sees the keys i ≤ j. Vaswani et al. 2017, §3.2.3. */
export function causalMask(keys: number, queries: number): Matrix {
  return map(matrix(keys, queries), (_, i, j) => Number(i <= j))
}
