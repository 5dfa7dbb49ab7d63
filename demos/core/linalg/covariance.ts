import { countRows } from '../tensor/shapes'
import { matMulTransposed } from './matmul-transposed'

/**
 * Subtracts the mean row from every row.
 *
 * @param rows [n, d]
 * @returns [n, d], each column of mean 0
 * @throws RangeError when `rows` is not made of rows of d numbers
 */
export function centerRows(rows: ArrayLike<number>, d: number): Float64Array {
  const n = countRows('centerRows: rows', rows.length, d)
  const X = new Float64Array(rows)
  const mean = new Float64Array(d)
  for (let at = 0; at < X.length; at += d) for (let j = 0; j < d; j++) mean[j]! += X[at + j]!
  for (let j = 0; j < d; j++) mean[j]! /= n
  for (let at = 0; at < X.length; at += d) for (let j = 0; j < d; j++) X[at + j]! -= mean[j]!
  return X
}

/**
 * Covariance matrix XᵀX / n.
 *
 * @param X centred rows [n, d], as `centerRows` makes them
 * @returns [d, d], symmetric
 * @throws RangeError when X is not made of rows of d numbers
 */
export function covariance(X: Float64Array, d: number): Float64Array {
  const n = countRows('covariance: X', X.length, d)
  const channels = new Float64Array(X.length) // Xᵀ [d, n]
  for (let i = 0; i < n; i++) for (let j = 0; j < d; j++) channels[j * n + i] = X[i * d + j]!
  return matMulTransposed(channels, channels, n).map((sum) => sum / n)
}
