import { largest } from './largest'
import { products } from './products'

/** For each of n unit rows [n, d] the k others of largest cosine, nearest first: [n, k]. */
export function nearest(rows: ArrayLike<number>, d: number, k: number): Int32Array {
  const n = rows.length / d
  const X = new Float64Array(rows)
  const cosines = products(X, X, d)
  const out = new Int32Array(n * k)
  for (let i = 0; i < n; i++) {
    const row = cosines.subarray(i * n, (i + 1) * n)
    row[i] = -Infinity
    out.set(largest(row, k), i * k)
  }
  return out
}
