import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { parseNumeral } from '../../../demos/core/numerals/parse-numeral'
import { ANSWERS, exercises, questions, rightOf, type Preset } from '../../../demos/quiz/questions'
import texts from '../../../demos/quiz/strings'
import type { SessionContext, SessionModule } from '../../../demos/runtime/contract'
import { parseParams } from '../../../demos/runtime/params'
import { findDemo } from '../../../demos/runtime/registry'
import { useWasm } from '../../../scripts/wasm'

vi.mock('@slidev/client', () => ({ configs: { htmlAttrs: { lang: 'fr' } } }))
vi.setConfig({ testTimeout: 240_000 })

const sessions = import.meta.glob<SessionModule>('../../../demos/*/session.ts')
const context: Omit<SessionContext, 'steps'> = {
  backend: 'wasm',
  bytes: async (path) => new Uint8Array(await readFile(`public/${path}`)),
}
const PARTS = ['a', 'b', 'p'] as const
const all: Preset[] = [
  ...PARTS.flatMap((part) => questions[part].flatMap(({ presets }) => Object.values(presets))),
  ...PARTS.flatMap((part) => exercises[part].flat()),
]
/** One run for all presets that differ in what is read only. */
const distinct = [
  ...new Map(all.map((preset) => [JSON.stringify([preset.demo, preset.params, preset.step]), preset])).values(),
]

describe('every preset shows what the text says', () => {
  beforeAll(useWasm)
  it.each(distinct.map((preset) => [`${preset.demo} ${JSON.stringify(preset.params)}`, preset] as const))(
    '%s',
    async (_, { demo, params, step }) => {
      const definition = findDemo(demo)!
      const parsed = parseParams(definition.schema, params)
      expect(parsed.corrections).toEqual([])
      expect(step).toBeLessThanOrEqual(definition.steps)
      const module = await sessions[`../../../demos/${demo}/session.ts`]!()
      const session = await module.create(parsed.value, definition.poster.seed, { ...context, steps: definition.steps })
      for (let i = 0; i < step; i++) await session.step!()
      const { metrics } = await session.snapshot(true)
      session.dispose()
      for (const { demo: name, params: same, step: at, shows } of all) {
        if (JSON.stringify([name, same, at]) !== JSON.stringify([demo, params, step])) continue
        for (const [metric, [least, most]] of Object.entries(shows)) {
          expect(metrics[metric], metric).toBeGreaterThanOrEqual(least)
          expect(metrics[metric], metric).toBeLessThanOrEqual(most)
        }
      }
    },
  )
})

describe('the texts', () => {
  it.each(PARTS)('of part %s: a question, three answers, and why each', (part) => {
    questions[part].forEach(({ right, presets }, i) => {
      for (const { view } of [texts.fr, texts.en]) {
        const named: Readonly<Record<string, string>> = view
        expect(named[`${part}${i}.question`]).toBeTruthy()
        for (const option of [0, 1, 2] as const) {
          expect(named[`${part}${i}.${option}`]).toBeTruthy()
          const why = named[`${part}${i}.${option}.why`]!
          expect(/^(Juste|Right)/.test(why), why).toBe(option === right)
          expect(/^(Tentant|Tempting)/.test(why), why).toBe(option !== right)
        }
      }
      expect(Object.keys(presets)).toEqual(['0', '1', '2'].filter((option) => option !== String(right)))
    })
    exercises[part].forEach((presets, i) => {
      const view: Readonly<Record<string, string>> = texts.fr.view
      for (const key of [`${part}.exercise${i}`, `${part}.solution${i}`]) expect(view[key]).toBeTruthy()
      expect(presets.map((_, j) => view[`${part}.preset${i}.${j}`]).every(Boolean)).toBe(true)
    })
  })
  it('of the six orders are six numbers', () => {
    const orders = [
      'deux cent mille',
      'deux mille cent',
      'cent deux mille',
      'cent mille deux',
      'mille cent deux',
      'mille deux cents',
    ]
    const numbers = orders.map((words) => {
      const parsed = parseNumeral(words)
      return 'n' in parsed ? parsed.n : undefined
    })
    expect(numbers).toEqual([200_000, 2_100, 102_000, 100_002, 1_102, 1_200])
    const solution = texts.en.view['p.solution0'].replaceAll(',', '')
    for (const number of numbers) expect(solution).toContain(String(number))
  })
})

it('right answers are counted', () => {
  const given = { first: '1', second: '1', third: '2' } as const
  expect(ANSWERS.map((key) => given[key])).toEqual(['1', '1', '2'])
  expect(rightOf('a', given)).toBe(3)
  expect(rightOf('b', given)).toBe(1)
  expect(rightOf('p', { first: 'none', second: '0', third: '1' })).toBe(1)
})
