import { column, fromColumns, map, multiply, transpose, type Matrix } from '../linalg/matrix'
import { expectShape } from '../tensor/shapes'
import type { AttentionMask } from './causal-mask'
import { softargmax } from './softargmax'

export interface AttentionOptions {
  /** Coldness: multiplies the scores. `1 / √d` for the transformer, `Infinity` for hard attention. */
  beta: number
  /** Which keys each query may look at; all when absent. */
  mask?: AttentionMask
  /** Score put in the place of a masked one; -∞ when absent. */
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
 * Attention in the column convention of the course (Canziani 2020, week 12), where tokens are columns:
 *
 *     S = Kᵀ Q,   A = [soft](arg)max_β(S) column by column,   H = V A
 *
 * In self-attention queries, keys and values come from one set; in cross-attention the queries come from another.
 *
 * @param Q queries [d', t_q]
 * @param K keys [d', t_k]
 * @param V values [d'', t_k]
 * @throws RangeError when K does not have the rows of Q, or V not the columns of K
 */
export function attention(Q: Matrix, K: Matrix, V: Matrix, options: AttentionOptions): Attention {
  expectShape('attention: K', [K.rows, K.cols], [Q.rows, 'any'])
  expectShape('attention: V', [V.rows, V.cols], ['any', K.cols])
  const { beta, mask, fill = -Infinity } = options
  const S = multiply(transpose(K), Q)
  const masked = mask ? map(S, (score, i, j) => (mask(i, j) ? score : fill)) : S
  const A = fromColumns(K.cols, Q.cols, (j) => softargmax(column(masked, j), beta))
  return { S, A, H: multiply(V, A) }
}
