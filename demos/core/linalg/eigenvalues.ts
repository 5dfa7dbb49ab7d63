import { expectLength } from '../tensor/shapes'

/**
 * Eigenvalues of a symmetric matrix: Householder reflections to tridiagonal form, then QL with implicit shifts. Golub
 * and Van Loan, Matrix Computations, sections 8.3.1 and 8.3.3.
 *
 * @param matrix [d, d], symmetric
 * @returns [d], in no order
 * @throws RangeError when the matrix does not have d² numbers
 */
export function eigenvalues(matrix: Float64Array, d: number): Float64Array {
  expectLength('eigenvalues: matrix', matrix.length, d * d)
  const { diagonal, offDiagonal } = tridiagonal(matrix.slice(), d)
  return implicitQl(diagonal, offDiagonal)
}

/** The diagonal [d] and the off-diagonal [d], whose last entry is 0, of the tridiagonal form. Overwrites A. */
function tridiagonal(A: Float64Array, d: number): { diagonal: Float64Array; offDiagonal: Float64Array } {
  const offDiagonal = new Float64Array(d)
  const v = new Float64Array(d)
  const w = new Float64Array(d)
  for (let k = 0; k < d - 1; k++) {
    let norm = 0
    for (let i = k + 1; i < d; i++) norm += A[i * d + k]! ** 2
    norm = Math.sqrt(norm)
    const first = A[(k + 1) * d + k]!
    const alpha = first > 0 ? -norm : norm
    offDiagonal[k] = alpha
    const length2 = 2 * alpha * (alpha - first) // ‖v‖²
    if (length2 === 0) continue
    for (let i = k + 1; i < d; i++) v[i] = A[i * d + k]!
    v[k + 1]! -= alpha

    // A ← H A H with H = I − 2 v vᵀ / ‖v‖²  =>  A − v wᵀ − w vᵀ, of which the lower triangle is computed
    w.fill(0)
    for (let i = k + 1; i < d; i++) {
      const row = i * d
      const vi = v[i]!
      let sum = A[row + i]! * vi
      for (let j = k + 1; j < i; j++) {
        const a = A[row + j]!
        sum += a * v[j]!
        w[j]! += a * vi
      }
      w[i]! += sum
    }
    let vAv = 0
    for (let i = k + 1; i < d; i++) vAv += w[i]! * v[i]!
    for (let i = k + 1; i < d; i++) w[i] = (2 / length2) * (w[i]! - (vAv / length2) * v[i]!)
    for (let i = k + 1; i < d; i++) {
      const row = i * d
      const vi = v[i]!
      const wi = w[i]!
      for (let j = k + 1; j <= i; j++) A[row + j]! -= vi * w[j]! + wi * v[j]!
    }
  }
  return { diagonal: Float64Array.from({ length: d }, (_, i) => A[i * d + i]!), offDiagonal }
}

function implicitQl(D: Float64Array, E: Float64Array): Float64Array {
  const negligible = (m: number): boolean => Math.abs(E[m]!) <= Number.EPSILON * (Math.abs(D[m]!) + Math.abs(D[m + 1]!))
  for (let l = 0; l < D.length - 1;) {
    let m = l
    while (m < D.length - 1 && !negligible(m)) m++
    if (m === l) {
      l++
      continue
    }
    const half = (D[l + 1]! - D[l]!) / (2 * E[l]!)
    let g = D[m]! - D[l]! + E[l]! / (half + (half < 0 ? -1 : 1) * Math.hypot(half, 1)) // Wilkinson's shift
    let [s, c, p] = [1, 1, 0]
    let i = m - 1
    for (; i >= l; i--) {
      const f = s * E[i]!
      const b = c * E[i]!
      const r = Math.hypot(f, g)
      E[i + 1] = r
      if (r === 0) break
      s = f / r
      c = g / r
      g = D[i + 1]! - p
      const t = (D[i]! - g) * s + 2 * c * b
      p = s * t
      D[i + 1] = g + p
      g = c * t - b
    }
    if (i >= l) {
      // a rotation of length zero split the matrix
      D[i + 1]! -= p
    } else {
      D[l]! -= p
      E[l] = g
    }
    E[m] = 0
  }
  return D
}
