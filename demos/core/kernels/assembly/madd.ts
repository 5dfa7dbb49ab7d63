/**
 * a b + c of four numbers: in one instruction, with one rounding, where the kernels are compiled for relaxed SIMD. (A
 * processor that has no such instruction rounds twice then too.)
 */
export function madd(a: v128, b: v128, c: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? f32x4.relaxed_madd(a, b, c) : f32x4.add(c, f32x4.mul(a, b))
}
