/** Arrays as all parts of the deck pass them on: the maths, the worker, the views, the windows. */
export type ArrayData = Float32Array | Int32Array | Uint16Array | Uint8Array

/** A dense row-major array, e.g. of shape `[n, h, w, c]`. */
export interface NdArray {
  shape: readonly number[]
  data: ArrayData
}

/** Arrays by name. */
export type NdArrays = Readonly<Record<string, NdArray>>

/** Number of elements of a shape: the product of its dimensions, 1 for `[]`. */
export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1)

/** Whether two arrays have one shape, one type and, bit for bit, the same numbers. */
export function sameArray(a: NdArray, b: NdArray): boolean {
  if (a === b) return true
  const [x, y] = [a.data, b.data]
  if (x.constructor !== y.constructor || x.length !== y.length || a.shape.join() !== b.shape.join()) return false
  for (let i = 0; i < x.length; i++) if (!Object.is(x[i], y[i])) return false
  return true
}
