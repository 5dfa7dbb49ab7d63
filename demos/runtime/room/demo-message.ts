/** What a demo shows, as it travels to viewers: a small header, and the arrays that change, packed. */
import * as v from 'valibot'
import type { NdArray } from '../../core/ndarray'
import type { Curves } from '../contract'
import type { LeaderState } from '../leader-state'
import { countSchema, isRecord, nameSchema, optionalSchema, parsed, recordSchema } from '../validation'
import { packArray, packedSchema, packedSize, unpackArray, type Packed } from './packed-array'

const demoKeySchema = v.pipe(v.string(), v.regex(/^[\w-]{1,40}@[\w+-]{1,40}$/))
const hashSchema = v.pipe(v.string(), v.regex(/^[\w-]{32}$/))
const MAX_ARRAYS = 32

/** Curves in numbers: the steps, then the values of each metric, packed by themselves as their ranges differ. */
const curvesSchema = v.object({
  steps: packedSchema,
  metrics: v.pipe(v.array(v.object({ name: nameSchema, packed: packedSchema })), v.maxLength(64)),
})
type PackedCurves = v.InferOutput<typeof curvesSchema>

const headerSchema = v.object({
  key: demoKeySchema,
  run: countSchema,
  condition: v.fallback(v.picklist(['present', 'away', 'closed']), 'present'),
  location: recordSchema,
  playing: v.fallback(v.boolean(), false),
  isPrivate: v.fallback(v.boolean(), false),
  backend: v.optional(v.string()),
  stepMs: optionalSchema(v.number()),
  frame: v.optional(v.object({ step: countSchema, metrics: recordSchema })),
  /** Arrays of the frame, whose bytes follow in this order. */
  arrays: v.pipe(v.array(v.object({ name: nameSchema, packed: packedSchema })), v.maxLength(MAX_ARRAYS)),
  /** Arrays that do not change, by the hash of their chunk: of the frame, and of the whole run. */
  chunks: v.pipe(v.array(v.tuple([nameSchema, hashSchema])), v.maxLength(MAX_ARRAYS)),
  fixed: v.pipe(v.array(v.tuple([nameSchema, hashSchema])), v.maxLength(MAX_ARRAYS)),
  /** What the curves message does not have yet; its bytes come last. */
  tail: v.optional(curvesSchema),
})
export type DemoHeader = v.InferOutput<typeof headerSchema>

export interface DemoContent {
  header: Omit<DemoHeader, 'arrays' | 'tail' | 'location'> & Pick<LeaderState, 'location'>
  arrays: Readonly<Record<string, NdArray>>
  tail?: Curves
}

/** Packs curves: header and bytes. */
export function packCurves({ steps, metrics }: Curves): { curves: PackedCurves; blobs: Uint8Array[] } {
  const at = packArray({ shape: [steps.length], data: Int32Array.from(steps) })
  const rows = Object.entries(metrics).map(([name, values]) => ({
    name,
    ...packArray({ shape: [values.length], data: Float32Array.from(values) }),
  }))
  return {
    curves: { steps: at.packed, metrics: rows.map(({ name, packed }) => ({ name, packed })) },
    blobs: [at.bytes, ...rows.map(({ bytes }) => bytes)],
  }
}

/** The curves of their header and bytes; undefined if they do not fit. */
function unpackCurves({ steps, metrics }: PackedCurves, bytes: Uint8Array): Curves | undefined {
  const arrays = unpackAll([steps, ...metrics.map(({ packed }) => packed)], bytes)
  if (!arrays) return undefined
  const [at, ...rows] = arrays.map(({ data }) => data)
  if (!(at instanceof Int32Array) || rows.some(({ length }) => length !== at.length)) return undefined
  return { steps: [...at], metrics: Object.fromEntries(metrics.map(({ name }, i) => [name, [...rows[i]!]])) }
}

/** Arrays whose bytes follow each other, as far as the last; undefined if they do not fit. */
function unpackAll(packed: readonly Packed[], bytes: Uint8Array): NdArray[] | undefined {
  const arrays: NdArray[] = []
  let at = 0
  for (const one of packed) {
    const end = at + packedSize(one)
    const array = unpackArray(one, bytes.subarray(at, end))
    if (!array) return undefined
    arrays.push(array)
    at = end
  }
  return arrays
}

/** Header and bytes of a demo message. */
export function packDemo({ header, arrays, tail }: DemoContent): { header: object; blobs: Uint8Array[] } {
  const packed = Object.entries(arrays).map(([name, array]) => ({ name, ...packArray(array) }))
  const curves = tail && packCurves(tail)
  return {
    header: {
      ...header,
      arrays: packed.map(({ name, packed }) => ({ name, packed })),
      ...(curves && { tail: curves.curves }),
    },
    blobs: [...packed.map(({ bytes }) => bytes), ...(curves?.blobs ?? [])],
  }
}

/** The content of a demo message; undefined if it does not fit. */
export function readDemo(given: unknown, rest: Uint8Array) {
  const header = parsed(headerSchema, given)
  if (!header) return undefined
  const kinds = header.arrays.map(({ packed }) => packed)
  const unpacked = unpackAll(kinds, rest)
  if (!unpacked) return undefined
  const arrays = Object.fromEntries(header.arrays.map(({ name }, i) => [name, unpacked[i]!]))
  const end = kinds.reduce((sum, packed) => sum + packedSize(packed), 0)
  return { header, arrays, tail: header.tail && unpackCurves(header.tail, rest.subarray(end)) }
}

const curvesHeaderSchema = v.object({ key: demoKeySchema, run: countSchema, curves: curvesSchema })
/** The curves of a run, from their own message. */
export function readCurves(given: unknown, rest: Uint8Array) {
  const header = isRecord(given) ? parsed(curvesHeaderSchema, given) : undefined
  const curves = header && unpackCurves(header.curves, rest)
  return curves && { key: header.key, run: header.run, curves }
}
