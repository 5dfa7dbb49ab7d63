import type { DemoDefinition, ParamValue, Params } from './contract'
import { stepsOf } from './long-run'
import { defaultParams, parseParams, parseSeed, parseStep, sameValue, type Correction, type Parsed } from './params'

/** A place in a demo: what an address, session storage and a bookmark keep. */
export interface DemoLocation {
  params: Params
  seed: number
  step: number
}
export type Query = Readonly<Record<string, unknown>>

/** The location where a demo starts: default parameters, the seed of its poster, step 0. */
export function initialLocation(definition: DemoDefinition): DemoLocation {
  return { params: defaultParams(definition.schema), seed: definition.poster.seed, step: 0 }
}

/** Short, readable keys; only what differs from the place that the slide itself starts at. */
export function toQuery(definition: DemoDefinition, place: DemoLocation, start: DemoLocation): Record<string, string> {
  const query: Record<string, string> = { demo: definition.id }
  for (const key of Object.keys(definition.schema)) {
    if (!sameValue(place.params[key], start.params[key])) query[key] = spell(place.params[key]!)
  }
  if (place.seed !== start.seed) query.seed = String(place.seed)
  if (place.step > 0) query.step = String(place.step)
  return query
}
function spell(value: ParamValue): string {
  return typeof value === 'boolean' ? String(Number(value)) : Array.isArray(value) ? value.join(',') : String(value)
}

/** The keys of a query that belong to a demo, without Slidev's own; undefined when it names another demo. */
export function ownKeys(definition: DemoDefinition, query: Query): Record<string, unknown> | undefined {
  if (one(query.demo) !== definition.id) return undefined
  const own = Object.entries(query).filter(([key]) => !SLIDEV_KEYS.has(key) && !TRACKER.test(key) && key !== 'demo')
  return Object.fromEntries(own.map(([key, value]) => [key, one(value)]))
}
const SLIDEV_KEYS = new Set(['clicks', 'print', 'range', 'password', 'embedded', 'backend', 'route', 'audience'])
/** Keys that mail programs and social networks add to links. */
const TRACKER = /^(utm_\w+|\w*clid|mc_[ce]id|igshid?)$/

/** A query without the demo's keys. */
export function withoutDemo(definition: DemoDefinition, query: Query): Record<string, unknown> {
  const own = ownKeys(definition, query) ?? {}
  return Object.fromEntries(Object.entries(query).filter(([key]) => key !== 'demo' && !Object.hasOwn(own, key)))
}

/** The place that raw keys (an address, storage) describe. */
export function parseLocation(definition: DemoDefinition, raw: Query, start: DemoLocation): Parsed<DemoLocation> {
  const { seed, step, ...rest } = raw
  const { value: params, corrections } = parseParams(definition.schema, rest, start.params)
  const parsedSeed = parseSeed(seed)
  const parsedStep = parseStep(step, stepsOf(definition, params))
  const wrong = (key: string, given: unknown, parsed: number | undefined): Correction[] =>
    // not even `String` is safe with what anybody may have written: `{ toString: false }`
    given === undefined || given === parsed || given === String(parsed)
      ? []
      : [{ key, reason: parsed === undefined ? 'dropped' : 'adjusted' }]
  return {
    value: { params, seed: parsedSeed ?? start.seed, step: parsedStep ?? 0 },
    corrections: [...corrections, ...wrong('seed', seed, parsedSeed), ...wrong('step', step, parsedStep)],
  }
}

/** Of a key given several times the first counts. */
function one(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value
}
