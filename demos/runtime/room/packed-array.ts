/** Arrays as few bytes: whole numbers in one or two bytes where they fit, others on a grid of 8 or 16 bits. */
import * as v from 'valibot'
import { sizeOf, type NdArray } from '../../core/ndarray'
import { ARRAY_TYPES, arrayTypeSchema, shapeSchema, typeOf, type ArrayTypeName } from '../array-encoding'
import { finiteSchema } from '../validation'

/** Larger arrays of fractions are sent in 8 bits: clouds of points and images, whose grid is finer than the screen's. */
const LARGE = 4096
const MAX_ELEMENTS = 2 ** 20

/** How an array was packed. `width` 0: as it is; else value = min + step · code, and of f32 the last code is NaN. */
export const packedSchema = v.object({
  shape: shapeSchema,
  type: arrayTypeSchema,
  width: v.picklist([0, 1, 2]),
  min: finiteSchema,
  step: finiteSchema,
})
export type Packed = v.InferOutput<typeof packedSchema>

/** Packs an array. */
export function packArray({ shape, data }: NdArray): { packed: Packed; bytes: Uint8Array } {
  const type = typeOf(data)
  const base = { shape: [...shape], type }
  const grid = gridOf(type, data)
  if (!grid) {
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice()
    return { packed: { ...base, width: 0, min: 0, step: 0 }, bytes }
  }
  const { width, min, step } = grid
  const bytes = new Uint8Array(data.length * width)
  const view = new DataView(bytes.buffer)
  const nan = 256 ** width - 1
  for (let i = 0; i < data.length; i++) {
    const x = data[i]!
    const code = Number.isNaN(x) ? nan : step === 0 ? 0 : Math.round((x - min) / step)
    if (width === 1) bytes[i] = code
    else view.setUint16(2 * i, code, true)
  }
  return { packed: { ...base, ...grid }, bytes }
}

/** Undefined: the array is sent as it is. */
function gridOf(type: ArrayTypeName, data: NdArray['data']): Pick<Packed, 'width' | 'min' | 'step'> | undefined {
  if (type === 'u8' || data.length === 0) return undefined
  let min = Infinity
  let max = -Infinity
  let isWhole = true
  for (const x of data) {
    if (Number.isNaN(x)) continue
    if (x < min) min = x
    if (x > max) max = x
    if (isWhole && !Number.isInteger(x)) isWhole = false
  }
  if (min > max) min = max = 0
  const range = max - min
  if (!Number.isFinite(range)) return undefined
  // the last code of f32 stands for NaN
  const codes = (width: 1 | 2): number => 256 ** width - (type === 'f32' ? 2 : 1)
  if (isWhole) {
    if (range <= codes(1)) return { width: 1, min, step: 1 }
    if (range <= codes(2) && type !== 'u16') return { width: 2, min, step: 1 }
    if (type !== 'f32') return undefined
  }
  const width = data.length > LARGE ? 1 : 2
  return { width, min, step: range / codes(width) }
}

/** Number of bytes that a packed array takes. */
export function packedSize({ shape, type, width }: Packed): number {
  return sizeOf(shape) * (width || ARRAY_TYPES[type].BYTES_PER_ELEMENT)
}

/** The array; undefined if it is too large or its bytes are not as many as its shape says. */
export function unpackArray(packed: Packed, bytes: Uint8Array): NdArray | undefined {
  const { shape, type, width, min, step } = packed
  const size = sizeOf(shape)
  if (size > MAX_ELEMENTS || bytes.length !== packedSize(packed)) return undefined
  if (width === 0) return { shape, data: new ARRAY_TYPES[type](bytes.slice().buffer) }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const data = new ARRAY_TYPES[type](size)
  const nan = type === 'f32' ? 256 ** width - 1 : Infinity
  for (let i = 0; i < size; i++) {
    const code = width === 1 ? bytes[i]! : view.getUint16(2 * i, true)
    data[i] = code === nan ? NaN : min + step * code
  }
  return { shape, data }
}
