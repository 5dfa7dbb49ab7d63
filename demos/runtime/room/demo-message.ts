/** What a demo shows, as it travels to viewers: a small header, and the arrays that change, packed. */
import * as v from 'valibot'
import type { NdArray } from '../../core/ndarray'
import type { Curves } from '../contract'
import type { LeaderState } from '../leader-state'
import { countSchema, isRecord, nameSchema, optionalSchema, parsed, recordSchema } from '../validation'
import { packArray, packedSchema, packedSize, unpackArray } from './packed-array'

const demoKeySchema = v.pipe(v.string(), v.regex(/^[\w-]{1,40}@[\w+-]{1,40}$/))
const hashSchema = v.pipe(v.string(), v.regex(/^[\w-]{32}$/))
const MAX_ARRAYS = 32

/** Curves in numbers: the steps, then one row per metric. */
const curvesSchema = v.object({
  names: v.pipe(v.array(nameSchema), v.maxLength(64)),
  steps: packedSchema,
  values: packedSchema,
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
  const names = Object.keys(metrics)
  const rows = packArray({
    shape: [names.length, steps.length],
    data: Float32Array.from(names.flatMap((name) => [...metrics[name]!])),
  })
  const at = packArray({ shape: [steps.length], data: Int32Array.from(steps) })
  return { curves: { names, steps: at.packed, values: rows.packed }, blobs: [at.bytes, rows.bytes] }
}

/** The curves of their header and bytes; undefined if they do not fit. */
function unpackCurves({ names, steps, values }: PackedCurves, bytes: Uint8Array): Curves | undefined {
  const split = packedSize(steps)
  const at = unpackArray(steps, bytes.subarray(0, split))
  const rows = unpackArray(values, bytes.subarray(split))
  const n = at?.data.length
  if (!at || !rows || rows.shape.length !== 2 || rows.shape[0] !== names.length || rows.shape[1] !== n) return undefined
  if (!(at.data instanceof Int32Array)) return undefined
  const metrics = names.map((name, i) => [name, [...rows.data.subarray(i * n, (i + 1) * n)]] as const)
  return { steps: [...at.data], metrics: Object.fromEntries(metrics) }
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
  const arrays: Record<string, NdArray> = {}
  let at = 0
  for (const { name, packed } of header.arrays) {
    const end = at + packedSize(packed)
    const array = unpackArray(packed, rest.subarray(at, end))
    if (!array) return undefined
    arrays[name] = array
    at = end
  }
  return { header, arrays, tail: header.tail && unpackCurves(header.tail, rest.subarray(at)) }
}

const curvesHeaderSchema = v.object({ key: demoKeySchema, run: countSchema, curves: curvesSchema })
/** The curves of a run, from their own message. */
export function readCurves(given: unknown, rest: Uint8Array) {
  const header = isRecord(given) ? parsed(curvesHeaderSchema, given) : undefined
  const curves = header && unpackCurves(header.curves, rest)
  return curves && { key: header.key, run: header.run, curves }
}
