import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defineDemo, type ParamValue, type Schema } from '../../../demos/runtime/contract'
import { parseParams, parseSeed, parseValue, sameValue, snap } from '../../../demos/runtime/params'
import { ownKeys, parseLocation, initialLocation, toQuery, withoutDemo } from '../../../demos/runtime/demo-location'

const schema = {
  rate: { type: 'number', min: 1e-4, max: 1e-1, step: 0.25, default: 1e-3, scale: 'log10' },
  batch: { type: 'number', min: 16, max: 256, step: 1, default: 128, scale: 'log2' },
  tau: { type: 'number', min: 0.05, max: 1, step: 0.05, default: 0.2 },
  set: { type: 'choice', options: ['digits', 'shapes'], default: 'digits' },
  flip: { type: 'flag', default: true },
  words: { type: 'text', maxLength: 12, default: 'un chat' },
  vectors: { type: 'numbers', minLength: 2, maxLength: 6, min: -2, max: 2, default: [1, 0, 0, 1] },
  picked: { type: 'number', min: 0, max: 9, step: 1, default: 0, view: true },
} satisfies Schema
const demo = defineDemo({
  id: 'toy',
  engine: 'plain',
  steps: 100,
  poster: { step: 1, seed: 7 },
  schema,
  load: { strings: nothing, view: nothing, poster: nothing },
})
function nothing(): Promise<never> {
  return Promise.reject(new Error('not needed'))
}

/** What the schema's own parser would change about values that should already be inside it. */
function faults(params: Readonly<Record<string, ParamValue>>): string[] {
  const keys = [...new Set([...Object.keys(schema), ...Object.keys(params)])]
  return keys.filter((key) => {
    const parsed = Object.hasOwn(schema, key) && parseValue(schema[key as keyof typeof schema], params[key])
    return !parsed || parsed.adjusted || !sameValue(parsed.value, params[key])
  })
}
const names = fc.constantFrom(
  ...Object.keys(schema),
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'nonsense',
)
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'NaN',
    'Infinity',
    '-1e999',
    '1e-9',
    '0x10',
    '1,2,3',
    ',,',
    '<img src=x onerror=alert(1)>',
    '\0',
    '%00',
  ),
  fc.double().map(String),
  fc.constant('9'.repeat(6000)),
)
const anything = fc.oneof(texts, fc.anything(), fc.double(), fc.array(fc.oneof(fc.double(), texts), { maxLength: 9 }))

describe('values from anywhere', () => {
  it('always end up inside the schema', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.dictionary(names, anything), fc.constant(JSON.parse('{"__proto__":{"tau":9}}'))),
        (raw) => {
          expect(faults(parseParams(schema, raw).value)).toEqual([])
        },
      ),
      { numRuns: 10_000 },
    )
    expect(Object.prototype).not.toHaveProperty('tau')
  })

  it('snap to the grid, once and for all', () => {
    for (const spec of [schema.rate, schema.batch, schema.tau, schema.picked]) {
      fc.assert(
        fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
          const snapped = snap(spec, x)
          expect(snapped).toBeGreaterThanOrEqual(spec.min)
          expect(snapped).toBeLessThanOrEqual(spec.max)
          expect(snap(spec, snapped)).toBe(snapped)
        }),
        { numRuns: 2500 },
      )
    }
    expect(snap(schema.tau, 0.31)).toBe(0.3)
    expect(snap(schema.batch, 100)).toBe(128)
    expect(snap(schema.rate, 0.0017)).toBeCloseTo(10 ** -2.75, 9)
  })

  it('say what was corrections, and why', () => {
    const raw = { tau: '7', batch: 'many', set: 'digits', constructor: 1, flip: '0' }
    const { value, corrections } = parseParams(schema, raw)
    expect(value).toMatchObject({ tau: 1, batch: 128, set: 'digits', flip: false })
    expect(corrections).toEqual([
      { key: 'tau', reason: 'adjusted' },
      { key: 'batch', reason: 'dropped' },
      { key: 'constructor', reason: 'unknown' },
    ])
  })

  it('take only whole seeds of 32 bits', () => {
    expect([0, '12', 2 ** 32 - 1].map(parseSeed)).toEqual([0, 12, 2 ** 32 - 1])
    expect([-1, 0.5, 2 ** 32, 'abc', NaN, null].map(parseSeed)).toEqual(Array(6).fill(undefined))
  })
})

describe('address', () => {
  const start = initialLocation(demo)
  const sane = fc.record({
    params: fc.dictionary(names, anything).map((raw) => parseParams(schema, raw).value),
    seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    step: fc.integer({ min: 0, max: 100 }),
  })

  it('gives back the place it was made of', () => {
    fc.assert(
      fc.property(sane, (place) => {
        const search = new URLSearchParams({ clicks: '3', ...toQuery(demo, place, start) }).toString()
        const query = Object.fromEntries(new URLSearchParams(search))
        const { value, corrections } = parseLocation(demo, ownKeys(demo, query)!, start)
        expect(value).toEqual(place)
        expect(corrections).toEqual([])
      }),
      { numRuns: 10_000 },
    )
  })

  it('holds only what differs from the start', () => {
    expect(toQuery(demo, start, start)).toEqual({ demo: 'toy' })
    const moved = { params: { ...start.params, tau: 0.5, flip: false }, seed: 8, step: 20 }
    expect(toQuery(demo, moved, start)).toEqual({ demo: 'toy', tau: '0.5', flip: '0', seed: '8', step: '20' })
  })

  it('never yields anything outside the schema, whatever it says', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.oneof(names, fc.constantFrom('seed', 'step', 'demo'), fc.string()), anything),
        (query) => {
          const own = ownKeys(demo, { ...query, demo: 'toy' })!
          const { value } = parseLocation(demo, own, start)
          expect(faults(value.params)).toEqual([])
          expect(Number.isInteger(value.seed) && value.seed >= 0 && value.seed < 2 ** 32).toBe(true)
          expect(Number.isInteger(value.step) && value.step >= 0 && value.step <= 100).toBe(true)
        },
      ),
      { numRuns: 10_000, examples: [[{ seed: { toString: false } }], [{ step: { toString: false } }]] },
    )
  })

  it('leaves the keys of Slidev and of other demos alone', () => {
    const query = { clicks: '2', print: 'true', password: 'p', backend: 'cpu', demo: 'toy', tau: '0.5', nonsense: '1' }
    expect(withoutDemo(demo, query)).toEqual({ clicks: '2', print: 'true', password: 'p', backend: 'cpu' })
    expect(ownKeys(demo, query)).toEqual({ tau: '0.5', nonsense: '1' })
    expect(ownKeys(demo, { demo: 'other', tau: '0.5' })).toBeUndefined()
    expect(ownKeys(demo, { demo: ['toy', 'other'], tau: ['0.5', '1'] })).toEqual({ tau: '0.5' })
  })
})
