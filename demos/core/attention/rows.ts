import { attention, attentionGradient } from './attention'
import { transpose, type Matrix } from '../linalg/matrix'

export interface RowAttention {
  /** `[L_q, d_v]` */
  output: Matrix
  /** `[L_q, L_k]`: each row sums to 1. */
  weights: Matrix
}

/**
 * Scaled dot-product attention in the row convention of Vaswani et al. 2017, eq. 1, and of torch:
 * tokens are rows, `softmax(q kᵀ · scale) v`. It is the course's attention, transposed, with β = scale.
 * `mask [L_q, L_k]`: 1 where the query may look.
 */
export function scaledDotProduct(
  q: Matrix,
  k: Matrix,
  v: Matrix,
  { scale = 1 / Math.sqrt(q.cols), mask, fill }: { scale?: number; mask?: Matrix; fill?: number } = {},
): RowAttention {
  const { A, H } = attention(transpose(q), transpose(k), transpose(v), {
    beta: scale,
    ...(mask && { mask: transpose(mask) }),
    ...(fill !== undefined && { fill }),
  })
  return { output: transpose(H), weights: transpose(A) }
}

/** Gradients with respect to q, k and v, given `dOutput [L_q, d_v]`. */
export function scaledDotProductGrad(
  { q, k, v, weights, scale }: { q: Matrix; k: Matrix; v: Matrix; weights: Matrix; scale: number },
  dOutput: Matrix,
): { q: Matrix; k: Matrix; v: Matrix } {
  const { dQ, dK, dV } = attentionGradient(
    { Q: transpose(q), K: transpose(k), V: transpose(v), A: transpose(weights), beta: scale },
    transpose(dOutput),
  )
  return { q: transpose(dQ), k: transpose(dK), v: transpose(dV) }
}
