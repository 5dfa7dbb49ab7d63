/** Arrays as few bytes: whole numbers in as many bits as they need, fractions on a grid that is finer than can be seen. */
import * as v from 'valibot'
import { sizeOf, type NdArray } from '../../core/ndarray'
import { ARRAY_TYPES, arrayTypeSchema, shapeSchema, typeOf, type ArrayTypeName } from '../array-encoding'
import { finiteSchema } from '../validation'

const MAX_BITS = 16
const MAX_ELEMENTS = 2 ** 20

/** How an array was packed. `bits` 0: as it is; else value = min + step · code, and of f32 the last code is NaN. */
export const packedSchema = v.object({
  shape: shapeSchema,
  type: arrayTypeSchema,
  bits: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_BITS)),
  min: finiteSchema,
  step: finiteSchema,
})
export type Packed = v.InferOutput<typeof packedSchema>
type Grid = Pick<Packed, 'bits' | 'min' | 'step'>

/** Packs an array. */
export function packArray({ shape, data }: NdArray): { packed: Packed; bytes: Uint8Array } {
  const type = typeOf(data)
  const base = { shape: [...shape], type }
  const grid = gridOf(type, shape, data)
  if (!grid) {
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice()
    return { packed: { ...base, bits: 0, min: 0, step: 0 }, bytes }
  }
  const packed = { ...base, ...grid }
  const { bits, min, step } = grid
  const bytes = new Uint8Array(packedSize(packed))
  const nan = 2 ** bits - 1
  // bits that wait until they make a byte, the first ones lowest
  let waiting = 0
  let count = 0
  let at = 0
  for (const x of data) {
    const code = Number.isNaN(x) ? nan : step === 0 ? 0 : Math.round((x - min) / step)
    waiting |= code << count
    count += bits
    for (; count >= 8; count -= 8) {
      bytes[at++] = waiting
      waiting >>>= 8
    }
  }
  if (count > 0) bytes[at] = waiting
  return { packed, bytes }
}

/** Undefined: the array is sent as it is. */
function gridOf(type: ArrayTypeName, shape: readonly number[], data: NdArray['data']): Grid | undefined {
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
  const spare = type === 'f32' ? 1 : 0
  const forWhole = Math.ceil(Math.log2(range + 1 + spare)) || 1
  if (isWhole && forWhole <= MAX_BITS) return { bits: forWhole, min, step: 1 }
  if (type !== 'f32') return undefined
  const bits = bitsOfFractions(shape, data.length)
  return { bits, min, step: range / (2 ** bits - 1 - spare) }
}

/** Colours of a matrix and clouds of points are finer than the screen in 8 bits, points and curves in 12. */
function bitsOfFractions(shape: readonly number[], size: number): number {
  const isMatrix = shape.length > 1 && shape.at(-1)! > 3
  if (size > 4096 || (isMatrix && size > 1024)) return 8
  return size > 512 ? 12 : 16
}

/** Number of bytes that a packed array takes. */
export function packedSize({ shape, type, bits }: Packed): number {
  return bits > 0 ? Math.ceil((sizeOf(shape) * bits) / 8) : sizeOf(shape) * ARRAY_TYPES[type].BYTES_PER_ELEMENT
}

/** The array; undefined if it is too large or its bytes are not as many as its shape says. */
export function unpackArray(packed: Packed, bytes: Uint8Array): NdArray | undefined {
  const { shape, type, bits, min, step } = packed
  const size = sizeOf(shape)
  if (size > MAX_ELEMENTS || bytes.length !== packedSize(packed)) return undefined
  if (bits === 0) return { shape, data: new ARRAY_TYPES[type](bytes.slice().buffer) }
  const data = new ARRAY_TYPES[type](size)
  const last = 2 ** bits - 1
  const nan = type === 'f32' ? last : Infinity
  let waiting = 0
  let count = 0
  let at = 0
  for (let i = 0; i < size; i++) {
    for (; count < bits; count += 8) waiting |= bytes[at++]! << count
    const code = waiting & last
    waiting >>>= bits
    count -= bits
    data[i] = code === nan ? NaN : min + step * code
  }
  return { shape, data }
}
