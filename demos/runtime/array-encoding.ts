/** Arrays as text: their shape, their type, and their bytes, little-endian, in base64. */
import * as v from 'valibot'
import { sizeOf, type ArrayData, type NdArray } from '../core/ndarray'
import { fromBase64, toBase64 } from './base64'
import { countSchema, isRecord, namedSchema } from './validation'

export const ARRAY_TYPES = { f32: Float32Array, i32: Int32Array, u16: Uint16Array, u8: Uint8Array } as const
export type ArrayTypeName = keyof typeof ARRAY_TYPES
export const arrayTypeSchema = v.picklist(Object.keys(ARRAY_TYPES) as ArrayTypeName[])
/** The largest state of a demo is half as large. */
const MAX_BYTES = 2 ** 24
const MAX_DIMENSIONS = 8
// Typed arrays have the byte order of the machine; the encoded form is little-endian everywhere.
const LITTLE = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1

/** Lengths along the dimensions, of which there are few. */
export const shapeSchema = v.pipe(
  v.custom<readonly number[]>((x) => Array.isArray(x) && x.length <= MAX_DIMENSIONS),
  v.array(countSchema),
  v.readonly(),
)
const encodedArraySchema = v.object({ shape: shapeSchema, type: arrayTypeSchema, data: v.string() })
/** An array as JSON. Also the form it travels in to windows of other browsers. */
export type EncodedArray = v.InferOutput<typeof encodedArraySchema>

/** An array, encoded or as it was. Its numbers are not read: their type and count are checked. */
const arraySchema = v.union([
  v.custom<NdArray>(isNdArray),
  v.pipe(
    encodedArraySchema,
    v.rawTransform<EncodedArray, NdArray>(({ dataset, addIssue, NEVER }) => {
      const array = decodeArray(dataset.value)
      if (!array) addIssue()
      return array ?? NEVER
    }),
  ),
])
export const arraysSchema = namedSchema(arraySchema)

/** Tells whether a value is an array whose data have the length of its shape. */
export function isNdArray(x: unknown): x is NdArray {
  if (!isRecord(x) || !isArrayData(x.data) || !v.is(shapeSchema, x.shape)) return false
  return x.data.length === sizeOf(x.shape)
}
const isArrayData = (x: unknown): x is ArrayData => Object.values(ARRAY_TYPES).some((type) => x instanceof type)

/** The name of the type of an array's numbers. */
export const typeOf = (data: ArrayData): ArrayTypeName =>
  arrayTypeSchema.options.find((name) => data instanceof ARRAY_TYPES[name])!

/** Encodes an array. */
export function encodeArray({ shape, data }: NdArray): EncodedArray {
  return { shape: [...shape], type: typeOf(data), data: encodeData(data) }
}
/** Pictures are published again as signs of life, and share arrays: each is encoded once. */
const encodings = new WeakMap<ArrayData, string>()
function encodeData(data: ArrayData): string {
  const text = encodings.get(data) ?? toBase64(bytesOf(data))
  encodings.set(data, text)
  return text
}

/** The array; undefined if the text is not as long as the shape says, or no base64. Its length is known before it is decoded. */
function decodeArray({ shape, type, data }: EncodedArray): NdArray | undefined {
  const size = sizeOf(shape) * ARRAY_TYPES[type].BYTES_PER_ELEMENT
  if (size > MAX_BYTES || data.length !== 4 * Math.ceil(size / 3)) return undefined
  const bytes = fromBase64(data)
  if (bytes?.length !== size) return undefined
  return { shape, data: new ARRAY_TYPES[type](swapped(bytes, ARRAY_TYPES[type].BYTES_PER_ELEMENT).buffer) }
}

function bytesOf({ buffer, byteOffset, byteLength, BYTES_PER_ELEMENT }: ArrayData): Uint8Array {
  return swapped(new Uint8Array(buffer, byteOffset, byteLength), BYTES_PER_ELEMENT)
}
/** From the byte order of the machine to the encoded one, or back. */
function swapped<B extends ArrayBufferLike>(bytes: Uint8Array<B>, width: number): Uint8Array<B | ArrayBuffer> {
  if (LITTLE || width === 1) return bytes
  return bytes.map((_, i) => bytes[i - (i % width) + (width - 1 - (i % width))]!)
}
