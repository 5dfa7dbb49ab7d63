import { countRows } from '../tensor/shapes'
import { matMulTransposed } from './matmul-transposed'
import { topK } from './top-k'

/** For each query its k nearest rows of a bank, the nearest first, with their cosines. */
export interface Neighbours {
  k: number
  /** Indices into the bank, [n, k]. */
  neighbours: Int32Array
  /** Cosines, [n, k]. */
  similarities: Float64Array
}

/**
 * The k nearest rows of a bank for each query, by cosine.
 *
 * @param bank unit rows [m, d]
 * @param queries unit rows [n, d]
 * @param most k; all m rows when m < k
 * @throws RangeError when `bank` or `queries` is not made of rows of d numbers
 */
export function kNearestInBank(
  bank: ArrayLike<number>,
  queries: ArrayLike<number>,
  d: number,
  most: number,
): Neighbours {
  const m = countRows('kNearestInBank: bank', bank.length, d)
  const n = countRows('kNearestInBank: queries', queries.length, d)
  const k = Math.min(most, m)
  const cosines = matMulTransposed(new Float64Array(queries), new Float64Array(bank), d)
  const neighbours = new Int32Array(n * k)
  const similarities = new Float64Array(n * k)
  for (let i = 0; i < n; i++) {
    const row = cosines.subarray(i * m, (i + 1) * m)
    topK(row, k).forEach((j, rank) => {
      neighbours[i * k + rank] = j
      similarities[i * k + rank] = row[j]!
    })
  }
  return { k, neighbours, similarities }
}

/**
 * For each row the k other rows of largest cosine, the nearest first.
 *
 * @param rows unit rows [n, d]
 * @returns indices [n, k]
 * @throws RangeError when `rows` is not made of rows of d numbers
 */
export function kNearest(rows: ArrayLike<number>, d: number, k: number): Int32Array {
  const n = countRows('kNearest: rows', rows.length, d)
  const X = new Float64Array(rows)
  const cosines = matMulTransposed(X, X, d)
  const out = new Int32Array(n * k)
  for (let i = 0; i < n; i++) {
    const row = cosines.subarray(i * n, (i + 1) * n)
    row[i] = -Infinity
    out.set(topK(row, k), i * k)
  }
  return out
}
