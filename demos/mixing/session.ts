import { fromColumns, matrix, multiply, type Matrix } from '../core/linalg/matrix'
import { projectOntoSimplex } from '../core/linalg/simplex-projection'
import { entropy } from '../core/attention/softargmax'
import { loadDataset } from '../core/data'
import type { NdArray } from '../core/ndarray'
import type { Session, SessionContext } from '../runtime/contract'
import { T, type MixingParams } from './schema'

const array = (m: Matrix): NdArray => ({ shape: [m.rows, m.cols], data: Float32Array.from(m.data) })

/** Computes h = X a, without randomness or steps. A picture is a column too, with a row for each of its values. */
export async function create(params: MixingParams, seed: number, context: SessionContext): Promise<Session> {
  const a = matrix(T, 1, projectOntoSimplex(params.weights))
  const metrics = { entropy: entropy(a.data) }
  const mixture = (X: Matrix) => ({ X: array(X), a: array(a), h: array(multiply(X, a)) })
  if (params.columns === 'vectors') {
    const arrays = mixture(fromColumns(2, T, (j) => params.vectors.slice(2 * j, 2 * j + 2)))
    return { snapshot: async () => ({ step: 0, metrics, arrays }), dispose() {} }
  }
  const { size, channels, test } = await loadDataset(params.columns, context.bytes, seed)
  const n = size * size * channels
  const first = T * ((params.pictures - 1) % Math.floor(test.labels.length / T))
  const images = test.images.slice(first * n, (first + T) * n)
  const arrays = mixture(fromColumns(n, T, (j) => images.subarray(j * n, (j + 1) * n)))
  const pictures = {
    shape: [T + 1, size, size, channels],
    data: Uint8Array.from([...images, ...Array.from(arrays.h.data, Math.round)]),
  }
  return { snapshot: async () => ({ step: 0, metrics, arrays: { a: arrays.a, pictures } }), dispose() {} }
}
