import { column, type Matrix } from '../core/linalg/matrix'
import { entropy } from '../core/attention/softargmax'
import type { NdArray } from '../core/ndarray'
import type { Session } from '../runtime/contract'
import { compute } from './model'
import type { AttentionParams } from './schema'

const toArray = (m: Matrix): NdArray => ({ shape: [m.rows, m.cols], data: Float32Array.from(m.data) })

/** No randomness and no steps: the snapshot is the computation. */
export async function create(params: AttentionParams): Promise<Session> {
  const matrices = compute(params)
  const { A } = matrices
  const bits = Array.from({ length: A.cols }, (_, j) => entropy(column(A, j)))
  const metrics: Record<string, number> =
    A.rows && A.cols ? { entropy: bits.reduce((sum, value) => sum + value, 0) / A.cols } : {}
  const arrays = Object.fromEntries(Object.entries(matrices).map(([name, m]) => [name, toArray(m)]))
  return {
    snapshot: async () => ({ step: 0, metrics, arrays }),
    dispose() {},
  }
}
