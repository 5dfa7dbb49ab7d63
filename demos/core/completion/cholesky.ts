import { dot } from '../metrics/dot'

/**
 * x of A x = b, for A symmetric and positive definite, [n, n]: A = L Lᵀ, then L y = b and Lᵀ x = y (Golub and Van
 * Loan, Matrix Computations, §4.2). Only the lower half of A is read.
 */
export const solve = (A: Float64Array, b: ArrayLike<number>): Float64Array => substitute(lower(A, b.length), b)

/** x of L Lᵀ x = b. */
export function substitute(L: Float64Array, b: ArrayLike<number>): Float64Array {
  const n = b.length
  const x = Float64Array.from(b)
  for (let i = 0; i < n; i++) x[i] = (x[i]! - dot(L.subarray(i * n, i * n + i), 0, x, 0, i)) / L[i * n + i]!
  for (let i = n - 1; i >= 0; i--) {
    x[i]! /= L[i * n + i]!
    for (let j = 0; j < i; j++) x[j]! -= L[i * n + j]! * x[i]!
  }
  return x
}

/** L, lower triangular with A = L Lᵀ. */
export function lower(A: Float64Array, n: number): Float64Array {
  const L = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const rest = A[i * n + j]! - dot(L.subarray(i * n, i * n + j), 0, L.subarray(j * n, j * n + j), 0, j)
      L[i * n + j] = i === j ? Math.sqrt(rest) : rest / L[j * n + j]!
    }
  }
  return L
}
