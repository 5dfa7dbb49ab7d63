import { madd } from './madd'

// pmin and pmax are one instruction where min and max are many; of a NaN in their first operand both keep it.

/** A polynomial for (exp r − 1 − r) / r², |r| <= ln 2 / 2: Cephes, `expf` (Moshier 1989), relative error below 2⁻²³. */
function tail(r: v128): v128 {
  let p = f32x4.splat(1.98756915e-4)
  p = madd(p, r, f32x4.splat(1.39819995e-3))
  p = madd(p, r, f32x4.splat(8.33345191e-3))
  p = madd(p, r, f32x4.splat(4.16657962e-2))
  p = madd(p, r, f32x4.splat(1.66666657e-1))
  return madd(p, r, f32x4.splat(5.00000012e-1))
}

/**
 * exp x − 1 of four numbers, x ≤ 0; those below −87 count as −87. With x = n ln 2 + r and s = 2ⁿ it is
 * s (exp r − 1) + (s − 1), which keeps its precision near 0.
 */
export function expm1(x: v128): v128 {
  x = f32x4.pmax(x, f32x4.splat(-87))
  // n is rounded by adding 1.5 · 2²³, in whose last bits it then stands as an integer
  const shifted = madd(x, f32x4.splat(1.44269504), f32x4.splat(12582912))
  const n = f32x4.sub(shifted, f32x4.splat(12582912))
  const s = i32x4.add(i32x4.shl(shifted, 23), i32x4.splat(127 << 23))
  // ln 2 in two parts, so that n times the first is exact
  const r = madd(n, f32x4.splat(2.1219444e-4), madd(n, f32x4.splat(-0.693359375), x))
  const less = madd(f32x4.mul(tail(r), r), r, r)
  return madd(s, less, f32x4.sub(s, f32x4.splat(1)))
}

/** exp x of four numbers, x ≤ 0. */
export function exp(x: v128): v128 {
  return f32x4.add(expm1(x), f32x4.splat(1))
}

/** The sum of four numbers. */
export function sum(x: v128): f32 {
  const pairs = f32x4.add(x, v128.shuffle<f32>(x, x, 2, 3, 0, 1))
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1)
}

/** The largest of four numbers. */
export function largest(x: v128): f32 {
  const pairs = f32x4.pmax(x, v128.shuffle<f32>(x, x, 2, 3, 0, 1))
  return max(f32x4.extract_lane(pairs, 0), f32x4.extract_lane(pairs, 1))
}
