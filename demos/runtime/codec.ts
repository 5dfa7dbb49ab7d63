/** What windows tell each other, and what posters hold: as text where it must be, and checked when it arrives. */
import * as v from 'valibot'
import { arraysSchema, encodeArray, isNdArray } from './array-encoding'
import type { Curves, EncodedSnapshot, PosterFile, Snapshot } from './contract'
import { countSchema, namedSchema } from './validation'

/** Twice what a run keeps. */
const MAX_POINTS = 8000
/** States of runs, which are larger, are never text. */
const MAX_LENGTH = 2 ** 23

/** Any value as text, arrays in it in base64. */
export function pack(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    return isNdArray(part) ? encodeArray(part) : part
  })
}
/** The value of a text from elsewhere, its arrays still encoded; undefined if it is none. */
export function unpack(text: string): unknown {
  if (text.length > MAX_LENGTH) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Encodes the arrays of a snapshot, so that it is plain JSON. */
export function encodeSnapshot({ step, metrics, arrays }: Snapshot): EncodedSnapshot {
  return { step, metrics: mapValues(metrics, finite), arrays: mapValues(arrays, encodeArray) }
}
/** Encodes curves as plain JSON. */
export function encodeCurves({ steps, metrics }: Curves): PosterFile['curves'] {
  return { steps: [...steps], metrics: mapValues(metrics, (values) => values.map(finite)) }
}

/** NaN, and null in its place where there is only text, stands for what was not measured. */
const isMeasured = (x: unknown): x is number | null => x === null || (typeof x === 'number' && Math.abs(x) !== Infinity)
const finite = (x: number): number | null => (Number.isFinite(x) ? x : null)

/** A snapshot, its arrays encoded or as they were. */
export const snapshotSchema = v.object({
  step: countSchema,
  metrics: namedSchema(
    v.pipe(
      v.custom<number | null>(isMeasured),
      v.transform((x) => x ?? NaN),
    ),
  ),
  arrays: arraysSchema,
})

// Lists of numbers are checked as a whole: a schema of each number would make an object of it.
const listOf = <T>(fits: (list: unknown[]) => boolean) =>
  v.custom<readonly T[]>((x) => Array.isArray(x) && x.length <= MAX_POINTS && fits(x))
const isAscending = (steps: unknown[]): boolean =>
  steps.every((step, i) => v.is(countSchema, step) && (i === 0 || step > Number(steps[i - 1])))

/** Curves: their steps ascend, and each has a value for every step. */
export const curvesSchema = v.pipe(
  v.object({
    steps: listOf<number>(isAscending),
    metrics: namedSchema(
      v.pipe(
        listOf<number | null>((values) => values.every(isMeasured)),
        v.transform((values): readonly number[] => values.map((x) => x ?? NaN)),
      ),
    ),
  }),
  v.check(({ steps, metrics }) => Object.values(metrics).every((values) => values.length === steps.length)),
)

function mapValues<A, B>(record: Readonly<Record<string, A>>, f: (a: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, f(value)]))
}
