import { products } from './products'

/** Rows less their mean, [n, d]. */
export function centred(rows: ArrayLike<number>, d: number): Float64Array {
  const X = new Float64Array(rows)
  const mean = new Float64Array(d)
  for (let at = 0; at < X.length; at += d) for (let j = 0; j < d; j++) mean[j]! += X[at + j]!
  for (let j = 0; j < d; j++) mean[j]! /= X.length / d
  for (let at = 0; at < X.length; at += d) for (let j = 0; j < d; j++) X[at + j]! -= mean[j]!
  return X
}

/** XᵀX / n of centred rows X [n, d]: symmetric, [d, d]. */
export function covariance(X: Float64Array, d: number): Float64Array {
  const n = X.length / d
  const channels = new Float64Array(X.length) // Xᵀ [d, n]
  for (let i = 0; i < n; i++) for (let j = 0; j < d; j++) channels[j * n + i] = X[i * d + j]!
  return products(channels, channels, n).map((sum) => sum / n)
}
