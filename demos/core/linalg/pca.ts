import { Random } from '../random'
import { centerRows, covariance } from './covariance'
import { dot } from './dot'
import { matMulTransposed } from './matmul-transposed'

const ITERATIONS = 100
const PRECISION = 1e-9

/**
 * The first two principal components of features. Their plane is found by orthogonal iteration on the covariance (Golub
 * and Van Loan, Matrix Computations, section 8.2.4), which always starts from the same plane.
 *
 * @param features [n, d]
 * @returns [n, 2]
 * @throws RangeError when `features` is not made of rows of d numbers
 */
export function pca2d(features: ArrayLike<number>, d: number): Float32Array {
  const X = centerRows(features, d)
  const map = new Float32Array((2 * X.length) / d)
  if (d === 1) {
    X.forEach((value, i) => (map[2 * i] = value))
    return map
  }
  const axes = principalAxes(covariance(X, d), d)
  for (let i = 0; i < map.length; i++) map[i] = dot(X, i >> 1, axes, i & 1, d)
  return map
}

/** Two unit rows [2, d]; the largest entry of each is positive. */
function principalAxes(C: Float64Array, d: number): Float64Array {
  const random = new Random(0, 'pca')
  let Q = orthonormal(
    Float64Array.from({ length: 2 * d }, () => random.normal()),
    d,
  )
  for (let step = 0, turned = 1; step < ITERATIONS && turned > PRECISION; step++) {
    const next = orthonormal(matMulTransposed(Q, C, d), d) // C is symmetric
    // sin² of the angles between both planes
    turned = 2 - [0, 1, 2, 3].reduce((sum, k) => sum + dot(next, k >> 1, Q, k & 1, d) ** 2, 0)
    Q = next
  }
  // within the plane: the eigenvectors of Q C Qᵀ [2, 2]
  const CQ = matMulTransposed(Q, C, d)
  const angle = Math.atan2(2 * dot(Q, 0, CQ, 1, d), dot(Q, 0, CQ, 0, d) - dot(Q, 1, CQ, 1, d)) / 2
  return upright(rotated(Q, angle, d), d)
}

/** Gram and Schmidt; a row that has no length, or none but rounding errors beside the first, becomes zero. */
function orthonormal(Q: Float64Array, d: number): Float64Array {
  const [first, second] = [Q.subarray(0, d), Q.subarray(d)]
  unit(first, 0)
  const rounding = 1e-10 * norm(second)
  const along = dot(first, 0, second, 0, d)
  second.forEach((value, j) => (second[j] = value - along * first[j]!))
  unit(second, rounding)
  return Q
}
const norm = (row: Float64Array): number => Math.sqrt(dot(row, 0, row, 0, row.length))
function unit(row: Float64Array, nothing: number): void {
  const length = norm(row)
  row.forEach((value, j) => (row[j] = length > nothing ? value / length : 0))
}

function rotated(Q: Float64Array, angle: number, d: number): Float64Array {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return Q.map((value, at) => (at < d ? cos * value + sin * Q[at + d]! : cos * value - sin * Q[at - d]!))
}
function upright(Q: Float64Array, d: number): Float64Array {
  const largest = [Q.subarray(0, d), Q.subarray(d)].map((row) =>
    row.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0),
  )
  return Q.map((value, at) => (largest[at < d ? 0 : 1]! < 0 ? -value : value))
}
