import type { NumberSpec, NumbersSpec, ParamSpec, ParamValue, Params, Schema } from './contract'

/** What had to be corrections in values from outside: the parameter and why. */
export interface Correction {
  key: string
  reason: 'unknown' | 'adjusted' | 'dropped'
}
export interface Parsed<T> {
  value: T
  corrections: Correction[]
}

/** Names that the address already uses (ours and Slidev's); no parameter may be called so. */
export const RESERVED = [
  'demo',
  'seed',
  'step',
  'backend',
  'clicks',
  'print',
  'range',
  'password',
  'embedded',
  'route',
  'audience',
  'slide',
]
const LONGEST_INPUT = 4096
const SEEDS = 2 ** 32

/** The default value of each parameter. */
export function defaultParams(schema: Schema): Params {
  return Object.fromEntries(Object.entries(schema).map(([key, spec]) => [key, spec.default]))
}

/** Values from an address, a slide, storage or another window, held to the schema; `base` fills the gaps. */
export function parseParams(schema: Schema, raw: unknown, base: Params = defaultParams(schema)): Parsed<Params> {
  const corrections: Correction[] = []
  const value: Record<string, ParamValue> = { ...base }
  if (typeof raw !== 'object' || raw === null) return { value, corrections }
  for (const [key, given] of Object.entries(raw)) {
    if (!Object.hasOwn(schema, key)) {
      corrections.push({ key: key.slice(0, 40), reason: 'unknown' })
      continue
    }
    const parsed = parseValue(schema[key]!, given)
    if (parsed === undefined) corrections.push({ key, reason: 'dropped' })
    else {
      value[key] = parsed.value
      if (parsed.adjusted) corrections.push({ key, reason: 'adjusted' })
    }
  }
  return { value, corrections }
}

interface Value {
  value: ParamValue
  adjusted: boolean
}

/** One value held to its specification; undefined when nothing can be made of it. */
export function parseValue(spec: ParamSpec, given: unknown): Value | undefined {
  switch (spec.type) {
    case 'number':
      return numeric(given, (x) => snap(spec, x))
    case 'choice':
      return typeof given === 'string' && spec.options.includes(given) ? { value: given, adjusted: false } : undefined
    case 'flag':
      return flag(given)
    case 'text':
      return text(given, spec.maxLength)
    case 'numbers':
      return numbers(spec, given)
  }
}

/** The nearest point of the slider's grid, inside its range. */
export function snap(spec: NumberSpec, x: number): number {
  const { min, max, step } = spec
  const clamped = Math.min(max, Math.max(min, x))
  const [to, from] = SCALES[spec.scale ?? 'linear']
  const first = to(min)
  // rounded to 12 digits, so that 0.1 + 0.2 reads 0.3 in an address
  const onGrid = Number(from(first + Math.round((to(clamped) - first) / step) * step).toPrecision(12))
  return Math.min(max, Math.max(min, onGrid))
}
export const SCALES: Record<'linear' | 'log2' | 'log10', readonly [(x: number) => number, (x: number) => number]> = {
  linear: [(x) => x, (x) => x],
  log2: [Math.log2, (x) => 2 ** x],
  log10: [Math.log10, (x) => 10 ** x],
}

function numeric(given: unknown, hold: (x: number) => number): { value: number; adjusted: boolean } | undefined {
  const x = toNumber(given)
  if (x === undefined) return undefined
  const value = hold(x)
  return { value, adjusted: Math.abs(value - x) > 1e-9 * Math.max(1, Math.abs(value)) }
}

/** A finite number, or a string that spells one in decimal; infinities and NaN are none. */
function toNumber(given: unknown): number | undefined {
  if (typeof given === 'string') {
    if (given.length > 40 || !/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(given)) return undefined
    given = Number(given)
  }
  return typeof given === 'number' && Number.isFinite(given) ? given : undefined
}

function flag(given: unknown): Value | undefined {
  if (given === true || given === '1' || given === 'true') return { value: true, adjusted: false }
  if (given === false || given === '0' || given === 'false') return { value: false, adjusted: false }
  return undefined
}

function text(given: unknown, maxLength: number): Value | undefined {
  if (typeof given !== 'string') return undefined
  // control characters have no use in a text field; views show the rest as text, never as markup
  const value = given
    .slice(0, LONGEST_INPUT)
    .replace(/\p{Cc}/gu, '')
    .slice(0, maxLength)
    .replace(/\p{Cs}/gu, '')
  return { value, adjusted: value !== given }
}

function numbers(spec: NumbersSpec, given: unknown): Value | undefined {
  const list = typeof given === 'string' ? given.slice(0, LONGEST_INPUT * 4).split(',') : given
  if (!Array.isArray(list) || list.length < spec.minLength) return undefined
  const held = list
    .slice(0, spec.maxLength)
    .map((x) => numeric(x, (v) => Math.min(spec.max, Math.max(spec.min, Number(v.toPrecision(6))))))
  if (held.some((x) => x === undefined)) return undefined
  const kept = held.filter((x) => x !== undefined)
  const inRange = (x: unknown): boolean => Number(x) >= spec.min && Number(x) <= spec.max
  return { value: kept.map((x) => x.value), adjusted: list.length > spec.maxLength || !list.every(inRange) }
}

/** A seed is an unsigned 32-bit integer. */
export function parseSeed(given: unknown): number | undefined {
  const x = toNumber(given)
  return x !== undefined && Number.isInteger(x) && x >= 0 && x < SEEDS ? x : undefined
}

/** A step from an address or another window, at most `last`; undefined if it is none. */
export function parseStep(given: unknown, last: number): number | undefined {
  const x = toNumber(given)
  return x === undefined ? undefined : Math.min(last, Math.max(0, Math.round(x)))
}

/** The seed after this one. */
export function nextSeed(seed: number): number {
  return (seed + 1) % SEEDS
}

/** Whether two sets of values define the same run (view parameters don't count). */
export function sameRun(schema: Schema, a: Params, b: Params): boolean {
  return Object.keys(schema).every((key) => schema[key]!.view || sameValue(a[key], b[key]))
}
/** Tells whether two parameter values are equal, lists entry by entry. */
export function sameValue(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
