import { centerRows, covariance } from '../linalg/covariance'
import { eigenvalues } from '../linalg/eigenvalues'

/** Singular values below this share of the features' norm are rounding errors of float32. */
const ROUNDING = 1e-6

/**
 * Effective rank: how many directions the features use. It is exp(H(p)), where p are the singular values of the centred
 * features divided by their sum. Roy and Vetterli 2007, "The effective rank", definition 1.
 *
 * @param features [n, d]
 * @returns 0 when all features are equal
 * @throws RangeError when `features` is not made of rows of d numbers
 */
export function effectiveRank(features: ArrayLike<number>, d: number): number {
  const n = features.length / d
  let norm2 = 0
  for (let i = 0; i < features.length; i++) norm2 += features[i]! ** 2
  const singular = Array.from(eigenvalues(covariance(centerRows(features, d), d), d), (value) =>
    Math.sqrt(Math.max(0, value)),
  ).filter((value) => value > ROUNDING * Math.sqrt(norm2 / n))
  if (singular.length === 0) return 0
  const sum = singular.reduce((a, b) => a + b)
  return Math.exp(-singular.reduce((entropy, value) => entropy + (value / sum) * Math.log(value / sum), 0))
}
