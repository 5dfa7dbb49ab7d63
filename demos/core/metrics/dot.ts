/** Scalar product of row i of `a` and row j of `b`, rows of d numbers. */
export function dot(a: ArrayLike<number>, i: number, b: ArrayLike<number>, j: number, d: number): number {
  let sum = 0
  for (let k = 0, p = i * d, q = j * d; k < d; k++) sum += a[p + k]! * b[q + k]!
  return sum
}
