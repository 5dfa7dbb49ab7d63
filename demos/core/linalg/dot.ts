/**
 * Dot product of row i of `a` and row j of `b`. It adds four sums side by side, so that no addition waits for the last.
 *
 * @param a rows of d numbers
 * @param b rows of d numbers
 */
export function dot(a: ArrayLike<number>, i: number, b: ArrayLike<number>, j: number, d: number): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0]
  let p = i * d
  let q = j * d
  const end = p + d
  for (; p + 3 < end; p += 4, q += 4) {
    s0 += a[p]! * b[q]!
    s1 += a[p + 1]! * b[q + 1]!
    s2 += a[p + 2]! * b[q + 2]!
    s3 += a[p + 3]! * b[q + 3]!
  }
  for (; p < end; p++, q++) s0 += a[p]! * b[q]!
  return s0 + s1 + (s2 + s3)
}
