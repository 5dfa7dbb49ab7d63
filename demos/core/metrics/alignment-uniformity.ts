import { countRows, expectLength } from '../tensor/shapes'

/**
 * Alignment and uniformity of Wang and Isola 2020 (arXiv 2005.10242), section 4.1, with their gradients.
 * Rows [n, d] of unit norm; row i of x and of y are two views of a sample.
 */
interface Value {
  loss: number
  grad: Float64Array // [n, d]
}

/**
 * Alignment, the mean over i of ‖xᵢ − yᵢ‖^α, with its gradient.
 *
 * @param x unit rows [n, d]
 * @param y unit rows [n, d], other views of the same samples
 * @returns `grad` is the gradient with respect to x; that with respect to y is its opposite
 * @throws RangeError when y does not have as many numbers as x, or x is not made of rows of d numbers
 */
export function alignment(x: ArrayLike<number>, y: ArrayLike<number>, d: number, alpha = 2): Value {
  expectLength('alignment: y', y.length, x.length)
  const n = countRows('alignment: x', x.length, d)
  const grad = new Float64Array(x.length)
  let loss = 0
  for (let i = 0; i < n; i++) {
    const distance2 = squaredDistance(x, i, y, i, d)
    loss += distance2 ** (alpha / 2) / n
    if (distance2 === 0) continue // the gradient is 0 for α > 1, and taken as 0 for α = 1
    const weight = (alpha / n) * distance2 ** (alpha / 2 - 1)
    for (let k = i * d; k < (i + 1) * d; k++) grad[k] = weight * (x[k]! - y[k]!)
  }
  return { loss, grad }
}

/**
 * Uniformity, the log of the mean over pairs i < j of exp(−t ‖xᵢ − xⱼ‖²), with its gradient.
 *
 * @param x unit rows [n, d]
 * @throws RangeError when x is not made of rows of d numbers
 */
export function uniformity(x: ArrayLike<number>, d: number, t = 2): Value {
  const n = countRows('uniformity: x', x.length, d)
  const grad = new Float64Array(x.length)
  let sum = 0
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const weight = Math.exp(-t * squaredDistance(x, i, x, j, d))
      sum += weight
      for (let k = 0; k < d; k++) {
        const pull = -2 * t * weight * (x[i * d + k]! - x[j * d + k]!)
        grad[i * d + k]! += pull
        grad[j * d + k]! -= pull
      }
    }
  }
  return { loss: Math.log(sum / ((n * (n - 1)) / 2)), grad: grad.map((value) => value / sum) }
}

function squaredDistance(a: ArrayLike<number>, i: number, b: ArrayLike<number>, j: number, d: number): number {
  let sum = 0
  for (let k = 0; k < d; k++) sum += (a[i * d + k]! - b[j * d + k]!) ** 2
  return sum
}
