import { dot } from './dot'
import { largest } from './largest'

/** For each of n unit rows [n, d] the k others of largest cosine, nearest first: [n, k]. */
export function nearest(rows: ArrayLike<number>, d: number, k: number): Int32Array {
  const n = rows.length / d
  const cosines = new Float32Array(n * n)
  for (let i = 0; i < n; i++) {
    cosines[i * n + i] = -Infinity
    for (let j = 0; j < i; j++) cosines[i * n + j] = cosines[j * n + i] = dot(rows, i, rows, j, d)
  }
  const out = new Int32Array(n * k)
  for (let i = 0; i < n; i++) out.set(largest(cosines.subarray(i * n, (i + 1) * n), k), i * k)
  return out
}
