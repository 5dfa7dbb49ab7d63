import type { TypedArray } from '@tensorflow/tfjs-core'
import { sizeOf } from '../ndarray'

export type Shape = readonly number[]

/** Strides of a dense array: how far apart its numbers lie along each axis. */
export const stridesOf = (shape: Shape): number[] => shape.map((_, axis) => sizeOf(shape.slice(axis + 1)))

/**
 * Copies a transposed or broadcast view of x.
 *
 * @param strides how far apart in x the numbers lie along each axis of `out`; 0 repeats them
 * @param out filled, and returned
 * @param shape the shape of `out`
 */
export function strided<A extends TypedArray>(x: A, strides: Shape, out: A, shape: Shape): A {
  const dense = stridesOf(shape)
  const last = shape.length - 1
  function copy(axis: number, from: number, to: number): void {
    const length = shape[axis]!
    const stride = strides[axis]!
    if (axis < last) for (let i = 0; i < length; i++) copy(axis + 1, from + i * stride, to + i * dense[axis]!)
    else for (let i = 0; i < length; i++) out[to + i] = x[from + i * stride]!
  }
  copy(0, 0, 0)
  return out
}

/**
 * a bᵀ [n, m] of rows a [n, k] and b [m, k], two by two: four numbers read serve four products. Apart from
 * `matMulTransposed` of linalg, which is of float64: a loop for both types took 1.4 times as long here.
 */
export function multiply(a: TypedArray, b: TypedArray, out: TypedArray, n: number, k: number, m: number): void {
  for (let i = 0; i < n; i += 2) {
    const i1 = Math.min(i + 1, n - 1) // the last of an odd number is taken twice
    for (let j = 0; j < m; j += 2) {
      const j1 = Math.min(j + 1, m - 1)
      let s00 = 0
      let s01 = 0
      let s10 = 0
      let s11 = 0
      for (let l = 0; l < k; l++) {
        const x0 = a[i * k + l]!
        const x1 = a[i1 * k + l]!
        const y0 = b[j * k + l]!
        const y1 = b[j1 * k + l]!
        s00 += x0 * y0
        s01 += x0 * y1
        s10 += x1 * y0
        s11 += x1 * y1
      }
      out[i * m + j] = s00
      out[i * m + j1] = s01
      out[i1 * m + j] = s10
      out[i1 * m + j1] = s11
    }
  }
}
