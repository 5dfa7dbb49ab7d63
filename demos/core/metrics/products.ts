/**
 * Scalar products A Bᵀ of the rows of A [n, d] and of B [m, d]: [n, m]. Two rows by two at once, so that each number
 * read serves two products and no addition waits for the last. Of A with itself one half is computed.
 */
export function products(A: Float64Array, B: Float64Array, d: number): Float64Array {
  const [n, m] = [A.length / d, B.length / d]
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
