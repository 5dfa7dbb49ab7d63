import { attention } from '../core/attention/attention'
import { matrix, sliceColumns, type Matrix } from '../core/linalg/matrix'
import { trigramVectors } from '../core/attention/trigram-vectors'
import type { NdArray } from '../core/ndarray'
import type { Session } from '../runtime/contract'
import { READ, type KeyValueParams } from './schema'
import { readStore } from './store'

const array = (m: Matrix): NdArray => ({ shape: [m.rows, m.cols], data: Float32Array.from(m.data) })

/** Keys, and queries, are the spelling of their texts; values are numbers. No randomness and no steps. */
export async function create(params: KeyValueParams): Promise<Session> {
  const { titles, values } = readStore(params)
  const asked =
    params.kind === 'self' ? [] : params.query.trim() === '' ? undefined : [params.query.slice(0, READ.query)]
  if (titles.length === 0 || !asked)
    return { snapshot: async () => ({ step: 0, metrics: {}, arrays: {} }), dispose() {} }
  const vectors = trigramVectors([...titles, ...asked])
  const K = sliceColumns(vectors, 0, titles.length)
  const Q = params.kind === 'self' ? K : sliceColumns(vectors, titles.length, vectors.cols)
  const beta = params.choice === 'hard' ? Infinity : params.beta
  const { S, A, H } = attention(Q, K, matrix(1, values.length, values), { beta })
  const metrics = { size: vectors.rows, answer: H.data[0]!, best: Math.max(...S.data) }
  return {
    snapshot: async () => ({ step: 0, metrics, arrays: { S: array(S), A: array(A), H: array(H) } }),
    dispose() {},
  }
}
