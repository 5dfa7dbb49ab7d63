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
  const C = new Float64Array(d * d)
  for (let i = 0; i < n; i++) {
    for (let p = 0; p < d; p++) {
      const value = X[i * d + p]! / n
      for (let q = 0; q <= p; q++) C[p * d + q]! += value * X[i * d + q]!
    }
  }
  for (let p = 0; p < d; p++) for (let q = 0; q < p; q++) C[q * d + p] = C[p * d + q]!
  return C
}
