import { dots } from '../kernels/dots'
import { countRows } from '../tensor/shapes'

/**
 * Matrix product A Bᵀ in float64: the dot products of the rows of A with the rows of B, added from first to last. When A
 * and B are the same array, half is computed.
 *
 * @param A [n, d]
 * @param B [m, d]
 * @returns [n, m]
 * @throws RangeError when A or B is not made of rows of d numbers
 */
export function matMulTransposed(A: Float64Array, B: Float64Array, d: number): Float64Array {
  const n = countRows('matMulTransposed: A', A.length, d)
  const m = countRows('matMulTransposed: B', B.length, d)
  return (n * m * d > SMALL && dots(A, B, d)) || loop(A, B, n, m, d)
}

/** Below so many products the kernel gains less than it costs to hand it the numbers. */
const SMALL = 20_000

/** Two rows by two at once, so that each number that is read serves two products. */
function loop(A: Float64Array, B: Float64Array, n: number, m: number, d: number): Float64Array {
  const C = new Float64Array(n * m)
  for (let i = 0; i < n; i += 2) {
    const i1 = Math.min(i + 1, n - 1)
    const columns = A === B ? i + 1 : m
    for (let j = 0; j < columns; j += 2) {
      const j1 = Math.min(j + 1, m - 1)
      // destructuring would be an iteration here until the loop is optimised
      let s00 = 0
      let s01 = 0
      let s10 = 0
      let s11 = 0
      for (let p = 0; p < d; p++) {
        const a = A[i * d + p]!
        const a1 = A[i1 * d + p]!
        const b = B[j * d + p]!
        const b1 = B[j1 * d + p]!
        s00 += a * b
        s01 += a * b1
        s10 += a1 * b
        s11 += a1 * b1
      }
      C[i * m + j] = s00
      C[i * m + j1] = s01
      C[i1 * m + j] = s10
      C[i1 * m + j1] = s11
    }
  }
  if (A === B) for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) C[j * n + i] = C[i * n + j]!
  return C
}
