/** Checks what arrives from outside: from storage, another window, the server or a file. */
import * as v from 'valibot'

/** A value from outside, as the schema gives it back; undefined if it does not fit the schema. */
export function parsed<S extends v.GenericSchema>(schema: S, given: unknown): v.InferOutput<S> | undefined {
  const { success, output } = v.safeParse(schema, given, { abortEarly: true })
  return success ? output : undefined
}

/** Tells whether a value from outside is an object with named entries. */
export const isRecord = (x: unknown): x is Record<string, unknown> =>
  typeof x === 'object' && x !== null && !Array.isArray(x)

export const recordSchema = v.custom<Record<string, unknown>>(isRecord)
/** A whole number from 0 to 2³¹ − 1. */
export const countSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 31 - 1))
/** A whole number from 0 to 2⁵³ − 1, as times and seeds are. */
export const longCountSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
export const finiteSchema = v.pipe(v.number(), v.finite())

const MAX_NAMES = 64
/** A name of something, or of somebody. */
export const nameSchema = v.pipe(v.string(), v.maxLength(64))
/**
 * Values of one kind under names, which are counted before any value is read. Any name will do: `Object.fromEntries`
 * makes an entry even of one that names a prototype, where `v.record` would leave it out.
 */
export const namedSchema = <S extends v.GenericSchema>(value: S) =>
  v.pipe(
    recordSchema,
    v.transform((record): readonly unknown[] => Object.entries(record)),
    v.maxLength(MAX_NAMES),
    v.array(v.tuple([nameSchema, value])),
    v.transform((entries): Readonly<Record<string, v.InferOutput<S>>> => Object.fromEntries(entries)),
  )

/** A part that a message can do without: left out where it is wrong. */
export const optionalSchema = <S extends v.GenericSchema>(part: S) => v.fallback(v.optional(part), undefined)
