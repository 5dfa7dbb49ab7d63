import { dot } from './dot'

/** Rows less their mean, [n, d]. */
export function centred(rows: ArrayLike<number>, d: number): Float64Array {
  const n = rows.length / d
  const mean = new Float64Array(d)
  for (let i = 0; i < rows.length; i++) mean[i % d]! += rows[i]! / n
  return Float64Array.from(rows, (value, i) => value - mean[i % d]!)
}

/** XᵀX / n of centred rows X [n, d]: symmetric, [d, d]. */
export function covariance(X: Float64Array, d: number): Float64Array {
  const n = X.length / d
  const channels = Float64Array.from(X, (_, at) => X[(at % n) * d + Math.floor(at / n)]!) // Xᵀ [d, n]
  const C = new Float64Array(d * d)
  for (let p = 0; p < d; p++) {
    for (let q = 0; q <= p; q++) C[p * d + q] = C[q * d + p] = dot(channels, p, channels, q, n) / n
  }
  return C
}
