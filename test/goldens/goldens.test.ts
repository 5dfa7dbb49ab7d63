import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { differences, isVariant, parseGolden } from './compare'
import type { GoldenCase, GoldenFile } from './types'

const golden = (expected: unknown, more: Partial<GoldenCase> = {}): GoldenCase =>
  ({ case: 'a', inputs: {}, params: {}, expected, ...more }) as GoldenCase
const row = (...data: unknown[]) => ({ shape: [data.length], data })

describe('comparison', () => {
  test('numbers agree within atol of their path plus rtol', () => {
    const given = golden({ grads: { z: row(10, 0) } }, { tolerance: { rtol: 1e-3, atol: { 'grads.z': 1e-2 } } })
    expect(differences(given, { grads: { z: row(10.019, 0.01) } })).toEqual([])
    expect(differences(given, { grads: { z: row(10.021, 0) } })).toEqual(['grads.z[0]: 10.021, not 10'])
    expect(differences(golden(1), 1 + 9e-7)).toEqual([])
    expect(differences(golden(1), 1 + 2e-6)).toHaveLength(1)
  })
  test('paths go through lists', () => {
    const given = golden({ steps: [{ loss: 1 }, { loss: 2 }] }, { tolerance: { atol: { 'steps.1.loss': 0.5 } } })
    expect(differences(given, { steps: [{ loss: 1 }, { loss: 2.4 }] })).toEqual([])
    expect(differences(given, { steps: [{ loss: 1.4 }, { loss: 2 }] })).toHaveLength(1)
  })
  test('what is missing, of another shape or kind is a difference', () => {
    expect(differences(golden({ a: 1 }), {})).toHaveLength(1)
    expect(differences(golden({ a: row(1) }), { a: 1 })).toHaveLength(1)
    expect(differences(golden(row(1, 2)), { shape: [2, 1], data: [1, 2] })).toHaveLength(1)
    expect(differences(golden(row(1, 2)), { shape: [2], data: [1] })).toHaveLength(1)
    expect(differences(golden('x'), 'y')).toHaveLength(1)
    expect(differences(golden(true), 1)).toHaveLength(1)
  })
  test('integers are equal', () => {
    const integers = golden({ ...row(3), dtype: 'int32' }, { tolerance: { rtol: 1 } })
    expect(differences(integers, row(3))).toEqual([])
    expect(differences(integers, row(3.0001))).toHaveLength(1)
  })
  test('grey levels of images are rounded in more than one way', () => {
    const image = (name: string) => golden({ pil_uint8: { ...row(128), dtype: 'int32' } }, { case: name })
    expect(differences(image('contrast'), { pil_uint8: row(126) })).toEqual([])
    expect(differences(image('contrast'), { pil_uint8: row(125) })).toHaveLength(1)
    expect(differences(image('hue_uint8'), { pil_uint8: row(120) })).toEqual([])
    expect(differences(image('hue_uint8'), { pil_uint8: row(119) })).toHaveLength(1)
  })
  test('NaN matches NaN, unless either of two results will do; infinities match', () => {
    const text = '{"shape":[3],"data":["NaN","Infinity","-Infinity"]}'
    const given = golden(parseGolden(text))
    expect(differences(given, row(NaN, Infinity, -Infinity))).toEqual([])
    expect(differences(given, row(0, Infinity, -Infinity))).toHaveLength(1)
    expect(differences(given, row(NaN, 1e9, -Infinity))).toHaveLength(1)
    expect(differences(golden(NaN, { notes: 'either result is acceptable' }), 0.5)).toEqual([])
  })
  test('variants are not required', () => {
    expect(differences(golden({ a: 1, a_variant: 2 }), { a: 1 })).toEqual([])
    expect(isVariant(golden(1, { notes: 'variant: lightly' }))).toBe(true)
    expect(isVariant(golden(1, { notes: 'memory bank, not required: lightly' }))).toBe(true)
    expect(isVariant(golden(1, { notes: 'output = bias; the annotated variant gives NaN here' }))).toBe(false)
  })
})

describe('items', async () => {
  const folder = (...path: string[]): string => join(import.meta.dirname, ...path)
  const families = readdirSync(folder('adapters')).map(
    (file) => import(pathToFileURL(folder('adapters', file)).href) as Promise<{ adapters: object }>,
  )
  const adapted = (await Promise.all(families)).flatMap(({ adapters }) => Object.keys(adapters))
  const items = readdirSync(folder()).filter((file) => file.endsWith('.json'))

  test('each is adapted', () => {
    const names = items.map((file) => file.slice(0, -'.json'.length))
    expect(adapted.sort()).toEqual(names.sort())
  })
  test.each(items)('%s names itself and its source', (file) => {
    const item = parseGolden(readFileSync(folder(file), 'utf8')) as GoldenFile & { source: unknown[] }
    expect(`${item.name}.json`).toBe(file)
    expect(item.source.length).toBeGreaterThan(0)
    expect(item.cases.length).toBeGreaterThan(0)
  })
})
