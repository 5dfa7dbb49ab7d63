/**
 * A long run, recorded: its curves and a state that training goes on from, as one small file. Weights are kept in half
 * precision. Adam's second moments only scale steps, and span many powers of ten: a byte holds the logarithm of each.
 * Its first moments, an average of some ten gradients, begin again at 0.
 */
import { Float16Array } from '@petamoriken/float16'
import * as v from 'valibot'
import { AssetError } from '../core/data/asset-error'
import { sizeOf, type NdArray } from '../core/ndarray'
import type { StateDict } from '../core/state-dict'
import { shapeSchema } from './array-encoding'
import { curvesSchema, encodeCurves } from './codec'
import type { Curves, Params } from './contract'
import { fetchBytes } from './fetch-bytes'
import { decodeBody, encodeBody } from './header-bytes'
import { countSchema, namedSchema, parsed, recordSchema } from './validation'

export interface Recording {
  readonly params: Params
  readonly seed: number
  readonly step: number
  /** How long the run took where it was recorded. */
  readonly seconds: number
  readonly curves: Curves
  readonly state: StateDict
}

const FORMS = ['half', 'log8', 'int32', 'zeros'] as const
type Form = (typeof FORMS)[number]
const WIDTH: Readonly<Record<Form, number>> = { half: 2, log8: 1, int32: 4, zeros: 0 }

const MAX_NUMBERS = 2 ** 22
const entrySchema = v.object({
  shape: v.pipe(
    shapeSchema,
    v.check((shape) => sizeOf(shape) <= MAX_NUMBERS),
  ),
  form: v.picklist(FORMS),
  /** Of `log8`: the logarithms of the smallest and the largest number. */
  range: v.optional(v.tuple([v.number(), v.number()])),
})
type Entry = v.InferOutput<typeof entrySchema>

const headerSchema = v.object({
  params: v.custom<Params>((value) => v.is(recordSchema, value)),
  seed: countSchema,
  step: countSchema,
  seconds: v.number(),
  curves: curvesSchema,
  state: namedSchema(entrySchema),
})

/** Writes a recording as bytes. */
export function encodeRecording({ curves, state, ...rest }: Recording): Uint8Array<ArrayBuffer> {
  const packed = Object.entries(state).map(([name, array]) => [name, encodeEntry(name, array)] as const)
  const entries = Object.fromEntries(packed.map(([name, { entry }]) => [name, entry]))
  const blobs = packed.map(([, { bytes }]) => bytes)
  return encodeBody({ ...rest, curves: encodeCurves(curves), state: entries }, blobs)
}

/** Reads the bytes of a recording; undefined if they are none. */
export function decodeRecording(bytes: Uint8Array): Recording | undefined {
  const body = decodeBody(bytes)
  const header = body && parsed(headerSchema, body.header)
  if (!header) return undefined
  const state: Record<string, NdArray> = {}
  let at = 0
  for (const [name, entry] of Object.entries(header.state)) {
    const size = sizeOf(entry.shape) * WIDTH[entry.form]
    if (at + size > body.rest.length) return undefined
    state[name] = decodeEntry(entry, new Uint8Array(body.rest.subarray(at, at + size)))
    at += size
  }
  return at === body.rest.length ? { ...header, state } : undefined
}

/** Where the recording of a demo's long run lies in public/. */
export const recordingPath = (id: string): string => `data/recordings/${id}.bin`

/**
 * Loads the recording of a demo's long run.
 *
 * @throws AssetError if it is missing or damaged
 */
export async function loadRecording(id: string, base: string): Promise<Recording> {
  const path = recordingPath(id)
  const recording = decodeRecording(await fetchBytes(base, path))
  if (!recording) throw new AssetError(path)
  return recording
}

function encodeEntry(name: string, { shape, data }: NdArray): { entry: Entry; bytes: Uint8Array } {
  const entry = (form: Form, range?: [number, number]): Entry => ({ shape: [...shape], form, ...(range && { range }) })
  if (name.endsWith('adam.m')) return { entry: entry('zeros'), bytes: new Uint8Array() }
  if (name.endsWith('adam.v')) {
    const logs = Float64Array.from(data, Math.log).filter(Number.isFinite)
    const range: [number, number] = [
      logs.reduce((a, b) => Math.min(a, b), 0),
      logs.reduce((a, b) => Math.max(a, b), -99),
    ]
    return { entry: entry('log8', range), bytes: Uint8Array.from(data, (x) => toLog8(x, range)) }
  }
  if (data instanceof Float32Array) return { entry: entry('half'), bytes: bytesOf(new Float16Array(data)) }
  return { entry: entry('int32'), bytes: bytesOf(Int32Array.from(data)) }
}

function decodeEntry(
  { shape, form, range: [low, high] = [0, 0] }: Entry,
  { buffer }: Uint8Array<ArrayBuffer>,
): NdArray {
  if (form === 'int32') return { shape, data: new Int32Array(buffer) }
  if (form === 'half') return { shape, data: Float32Array.from(new Float16Array(buffer)) }
  if (form === 'zeros') return { shape, data: new Float32Array(sizeOf(shape)) }
  const fromLog8 = (byte: number): number => (byte === 0 ? 0 : Math.exp(low + ((byte - 1) / 254) * (high - low)))
  return { shape, data: Float32Array.from(new Uint8Array(buffer), fromLog8) }
}

/** A byte for a number that is not negative: 0 for 0, else 1 to 255 for its logarithm within a range. */
const toLog8 = (x: number, [low, high]: readonly [number, number]): number =>
  x > 0 ? 1 + Math.round((254 * (Math.log(x) - low)) / (high - low || 1)) : 0

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength)
