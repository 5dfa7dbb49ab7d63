import { expectLength } from '../tensor/shapes'
import { dot } from './dot'

/**
 * Cholesky factor of a symmetric positive definite matrix, A = L Lᵀ. Golub and Van Loan, Matrix Computations, §4.2.
 *
 * @param A [n, n], row by row; only its lower triangle is read
 * @returns L [n, n], lower triangular
 * @throws RangeError when A does not have n² numbers
 */
export function cholesky(A: Float64Array, n: number): Float64Array {
  expectLength('cholesky: A', A.length, n * n)
  const L = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const rest = A[i * n + j]! - dot(L.subarray(i * n, i * n + j), 0, L.subarray(j * n, j * n + j), 0, j)
      L[i * n + j] = i === j ? Math.sqrt(rest) : rest / L[j * n + j]!
    }
  }
  return L
}

/**
 * Solves L Lᵀ x = b: first L y = b, then Lᵀ x = y.
 *
 * @param L Cholesky factor [n, n]
 * @param b right-hand side [n]
 * @returns x [n]
 * @throws RangeError when L does not have n² numbers
 */
export function choleskySolve(L: Float64Array, b: ArrayLike<number>): Float64Array {
  const n = b.length
  expectLength('choleskySolve: L', L.length, n * n)
  const x = Float64Array.from(b)
  for (let i = 0; i < n; i++) x[i] = (x[i]! - dot(L.subarray(i * n, i * n + i), 0, x, 0, i)) / L[i * n + i]!
  for (let i = n - 1; i >= 0; i--) {
    x[i]! /= L[i * n + i]!
    for (let j = 0; j < i; j++) x[j]! -= L[i * n + j]! * x[i]!
  }
  return x
}

/**
 * Solves A x = b for a symmetric positive definite matrix.
 *
 * @param A [n, n]; only its lower triangle is read
 * @param b right-hand side [n]
 * @returns x [n]
 */
export const solvePositiveDefinite = (A: Float64Array, b: ArrayLike<number>): Float64Array =>
  choleskySolve(cholesky(A, b.length), b)
