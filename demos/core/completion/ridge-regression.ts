import { solvePositiveDefinite } from '../linalg/cholesky'
import { covariance } from '../linalg/covariance'
import { countRows } from '../tensor/shapes'

export interface MeanAndCovariance {
  /** μ, `[d]` */
  mean: Float64Array
  /** C, `[d, d]` */
  covariance: Float64Array
}

/**
 * Mean and covariance of examples.
 *
 * @param X [n, d]
 * @throws RangeError when X is not made of rows of d numbers
 */
export function meanAndCovariance(X: ArrayLike<number>, d: number): MeanAndCovariance {
  const n = countRows('meanAndCovariance: X', X.length, d)
  const mean = new Float64Array(d)
  for (let i = 0; i < X.length; i++) mean[i % d]! += X[i]! / n
  return {
    mean,
    covariance: covariance(
      Float64Array.from(X, (value, i) => value - mean[i % d]!),
      d,
    ),
  }
}

/**
 * Predicts the hidden components h of x from the visible ones v by ridge regression on the examples (Hoerl and
 * Kennard 1970), in closed form:
 *
 *   x̂_h = μ_h + C_hv (C_vv + λ I)⁻¹ (x_v − μ_v)
 *
 * @param statistics μ and C of the examples
 * @param x [d]; only its visible components are read
 * @param visible v, indices of the visible components
 * @param hidden h, indices of the hidden components
 * @param lambda λ
 * @returns x̂_h, in the order of h
 */
export function ridgeRegression(
  { mean, covariance: C }: MeanAndCovariance,
  x: ArrayLike<number>,
  visible: readonly number[],
  hidden: readonly number[],
  lambda: number,
): Float64Array {
  const d = mean.length
  const n = visible.length
  const A = new Float64Array(n * n)
  visible.forEach((p, i) => {
    for (let j = 0; j <= i; j++) A[i * n + j] = C[p * d + visible[j]!]! + (i === j ? lambda : 0)
  })
  const weights = solvePositiveDefinite(
    A,
    visible.map((p) => x[p]! - mean[p]!),
  )
  return Float64Array.from(hidden, (p) => visible.reduce((sum, q, j) => sum + C[p * d + q]! * weights[j]!, mean[p]!))
}
