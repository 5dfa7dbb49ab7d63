/** What windows tell each other, and what posters hold: as text where it must be, and checked when it arrives. */
import { fromBase64, toBase64 } from './base64'
import type { ArrayData, NdArray } from '../core/ndarray'
import type { Curves, EncodedArray, EncodedSnapshot, PosterFile, Snapshot } from './contract'

interface ArrayType {
  width: number
  over(buffer: ArrayBufferLike): ArrayData
}
const TYPES: Readonly<Record<EncodedArray['type'], ArrayType>> = {
  f32: { width: 4, over: (buffer) => new Float32Array(buffer) },
  i32: { width: 4, over: (buffer) => new Int32Array(buffer) },
  u16: { width: 2, over: (buffer) => new Uint16Array(buffer) },
  u8: { width: 1, over: (buffer) => new Uint8Array(buffer) },
}
const MOST_BYTES = 64 * 2 ** 20
const MOST_NAMES = 64
const MOST_POINTS = 20_000
const LONGEST = 64 * 2 ** 20
// Typed arrays have the byte order of the machine; the encoded form is little-endian everywhere.
const LITTLE = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1

/** Any value as text, arrays in it in base64. */
export function pack(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    return isNdArray(part) ? encodeArray(part) : part
  })
}
/** The value of a text from elsewhere, its arrays still encoded; undefined if it is none. */
export function unpack(text: string): unknown {
  if (text.length > LONGEST) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Encodes the arrays of a snapshot, so that it is plain JSON. */
export function encodeSnapshot({ step, metrics, arrays }: Snapshot): EncodedSnapshot {
  return { step, metrics: mapValues(metrics, finite), arrays: encodeArrays(arrays) }
}

function encodeArrays(arrays: Snapshot['arrays']): Record<string, EncodedArray> {
  return mapValues(arrays, encodeArray)
}
function encodeArray({ shape, data }: NdArray): EncodedArray {
  return { shape: [...shape], type: typeOf(data), data: encodeData(data) }
}
/** Pictures are published again as signs of life, and share arrays: each is encoded once. */
const encodings = new WeakMap<ArrayData, string>()
function encodeData(data: ArrayData): string {
  const text = encodings.get(data) ?? toBase64(bytesOf(data))
  encodings.set(data, text)
  return text
}

/** A snapshot from another window or a file, encoded or as it was; undefined if anything about it is wrong. */
export function decodeSnapshot(given: unknown): Snapshot | undefined {
  if (!isRecord(given) || !isCount(given.step)) return undefined
  const metrics = decodeMetrics(given.metrics)
  const arrays = decodeArrays(given.arrays)
  return metrics && arrays && { step: given.step, metrics, arrays }
}

function decodeMetrics(given: unknown): Record<string, number> | undefined {
  if (!isRecord(given)) return undefined
  const entries = Object.entries(given)
  if (entries.length > MOST_NAMES || !entries.every(([, x]) => isMeasured(x))) return undefined
  return Object.fromEntries(entries.map(([name, x]) => [name, Number(x ?? NaN)]))
}

/** Decodes arrays from another window or a file; undefined if one of them is wrong. */
export function decodeArrays(given: unknown): Record<string, NdArray> | undefined {
  if (!isRecord(given)) return undefined
  const entries = Object.entries(given)
  if (entries.length > MOST_NAMES) return undefined
  const decoded: [string, NdArray][] = []
  for (const [name, encoded] of entries) {
    const array = decodeArray(encoded)
    if (!array) return undefined
    decoded.push([name, array])
  }
  return Object.fromEntries(decoded)
}

function decodeArray(given: unknown): NdArray | undefined {
  if (isNdArray(given)) return given
  if (!isRecord(given) || typeof given.data !== 'string' || typeof given.type !== 'string') return undefined
  const { shape, type } = given
  if (!isShape(shape) || !isType(type)) return undefined
  const { width, over } = TYPES[type]
  const size = shape.reduce((product, n) => product * n, width)
  if (size > MOST_BYTES || given.data.length !== 4 * Math.ceil(size / 3)) return undefined
  const bytes = fromBase64(given.data)
  if (!bytes || bytes.length !== size) return undefined
  return { shape, data: over(swapped(bytes, width).buffer) }
}
function isNdArray(x: unknown): x is NdArray {
  if (!isRecord(x) || !isShape(x.shape) || !isData(x.data)) return false
  return x.data.length === x.shape.reduce((product, n) => product * n, 1)
}
const isData = (x: unknown): x is ArrayData =>
  [Float32Array, Int32Array, Uint16Array, Uint8Array].some((type) => x instanceof type)
const isShape = (x: unknown): x is number[] => Array.isArray(x) && x.length <= 8 && x.every(isCount)
const isType = (x: string): x is EncodedArray['type'] => Object.hasOwn(TYPES, x)

/** Encodes curves as plain JSON. */
export function encodeCurves({ steps, metrics }: Curves): PosterFile['curves'] {
  return { steps: [...steps], metrics: mapValues(metrics, (values) => values.map(finite)) }
}

/** Decodes curves from another window or a file; undefined if anything about them is wrong. */
export function decodeCurves(given: unknown): Curves | undefined {
  if (!isRecord(given) || !Array.isArray(given.steps) || !isRecord(given.metrics)) return undefined
  const { steps } = given
  const ascending = steps.every((step, i) => isCount(step) && (i === 0 || step > Number(steps[i - 1])))
  const lists = Object.entries(given.metrics)
  if (!ascending || steps.length > MOST_POINTS || lists.length > MOST_NAMES) return undefined
  const metrics: [string, number[]][] = []
  for (const [name, values] of lists) {
    if (!Array.isArray(values) || values.length !== steps.length) return undefined
    if (!values.every(isMeasured)) return undefined
    metrics.push([name, values.map((x) => x ?? NaN)])
  }
  return { steps, metrics: Object.fromEntries(metrics) }
}

function typeOf(data: ArrayData): EncodedArray['type'] {
  if (data instanceof Float32Array) return 'f32'
  if (data instanceof Int32Array) return 'i32'
  return data instanceof Uint16Array ? 'u16' : 'u8'
}
function bytesOf(data: ArrayData): Uint8Array {
  return swapped(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), data.BYTES_PER_ELEMENT)
}
function swapped(bytes: Uint8Array<ArrayBufferLike>, width: number): Uint8Array {
  if (LITTLE || width === 1) return bytes
  return bytes.map((_, i) => bytes[i - (i % width) + (width - 1 - (i % width))]!)
}

/** NaN, and null in its place where there is only text, stands for what was not measured. */
const isMeasured = (x: unknown): x is number | null => x === null || (typeof x === 'number' && Math.abs(x) !== Infinity)
const finite = (x: number): number | null => (Number.isFinite(x) ? x : null)
/** Tells whether a value from elsewhere is an object with named entries. */
export const isRecord = (x: unknown): x is Record<string, unknown> =>
  typeof x === 'object' && x !== null && !Array.isArray(x)
/** Tells whether a value from elsewhere is a whole number from 0 to 2³¹ − 1. */
export const isCount = (x: unknown): x is number => Number.isInteger(x) && (x as number) >= 0 && (x as number) < 2 ** 31
function mapValues<A, B>(record: Readonly<Record<string, A>>, f: (a: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, f(value)]))
}
