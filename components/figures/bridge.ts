import { attention } from '../../demos/core/attention/attention'
import { column, fromColumns } from '../../demos/core/linalg/matrix'
import { defaultParams } from '../../demos/runtime/params'
import { infoNce, onCircle } from '../../demos/info-nce/info-nce'
import { places, schema, type InfoNceParams } from '../../demos/info-nce/schema'

/** Angles of three more queries: the other columns of A. */
const OTHERS = [100, -60, 160]

/** The scene with which A9 opens, and the attention of its query, among others, over its keys. */
export function bridgeScene(): {
  /** Angles: the query, the positive key, the negatives. */
  angles: number[]
  beta: number
  /** a [K+1] of InfoNCE, the positive first. */
  weights: Float64Array
  /** Columns of A [K+1] of attention with the keys as keys and as values, the query of A9 first. */
  columns: Float64Array[]
  /** Σ a_i k_i, which the gradient reads: the first column of H. */
  reading: Float64Array
} {
  const params = defaultParams(schema) as InfoNceParams
  const angles = places(params)
  const [q, ...keys] = angles.map(onCircle) as [[number, number], ...[number, number][]]
  const queries = [q, ...OTHERS.map(onCircle)]
  const K = fromColumns(2, keys.length, (i) => keys[i]!)
  const Q = fromColumns(2, queries.length, (j) => queries[j]!)
  const { A, H } = attention(Q, K, K, { beta: params.beta })
  return {
    angles,
    beta: params.beta,
    weights: infoNce(q, keys, params.beta).weights,
    columns: queries.map((_, j) => column(A, j)),
    reading: column(H, 0),
  }
}
