/** What every demo owes the runtime: a new folder in demos/ is held to it without a line here. */
import * as v from 'valibot'
import { describe, expect, it, vi } from 'vitest'
import type { Lang } from '../../demos/core/text'
import type { Bilingual, DemoStrings, Schema, SessionModule } from '../../demos/runtime/contract'
import { LENGTH } from '../../demos/runtime/long-run'
import { defaultParams, parseValue, RESERVED } from '../../demos/runtime/params'
import { imagesParam } from '../../demos/runtime/user-images'
import { loadPoster, readPoster } from '../../demos/runtime/demo-assets'
import {
  loadPrediction,
  outcomeOf,
  isAskedOf,
  isExpected,
  PREDICTION,
  predictionSchema,
} from '../../demos/runtime/prediction'
import { allDemos, findDemo } from '../../demos/runtime/registry'

vi.mock('@slidev/client', () => ({ configs: { htmlAttrs: { lang: 'fr' } } }))

const sessions = import.meta.glob<SessionModule>('../../demos/*/session.ts')
const clocks = import.meta.glob<string>('../../demos/*/session.ts', { query: '?raw', import: 'default' })

it('demos are found by their folder, and nothing else is', () => {
  expect(allDemos().length).toBeGreaterThan(0)
  for (const name of ['__proto__', 'constructor', 'toString', '']) expect(findDemo(name)).toBeUndefined()
})

describe.each(allDemos().map((demo) => [demo.id, demo] as const))('%s', (id, demo) => {
  it('lives in a folder of its name, with a sane schema', () => {
    expect(sessions).toHaveProperty([`../../demos/${id}/session.ts`])
    for (const [key, spec] of Object.entries(demo.schema as Schema)) {
      expect(RESERVED).not.toContain(key)
      expect(parseValue(spec, spec.default), `default of ${key}`).toEqual({ value: spec.default, adjusted: false })
      if (spec.type === 'number') expect(spec.min).toBeLessThan(spec.max)
    }
    expect(demo.poster.step).toBeLessThanOrEqual(demo.steps)
  })

  it.runIf(demo.load.session)(
    'is computed in the window only as a forward demo without tensors, and at once',
    async () => {
      expect([demo.engine, demo.steps]).toEqual(['plain', 0])
      const own = await demo.load.session!()
      expect(own.create).toBe((await sessions[`../../demos/${id}/session.ts`]!()).create)
      // it takes no context: decoding a file would hold up the window
      expect(own.create.length).toBeLessThan(3)
      const session = await own.create(defaultParams(demo.schema), 1, {
        backend: 'cpu',
        steps: demo.steps,
        bytes: () => Promise.reject(),
      })
      expect((await session.snapshot(true)).step).toBe(0)
      expect(session.step).toBeUndefined()
      session.dispose()
    },
  )

  it('reads a clock only where it says so, and then for what its poster holds', async () => {
    const source = (await clocks[`../../demos/${id}/session.ts`]!()).includes('performance.now')
    expect(source).toBe(demo.measures !== undefined)
    const { snapshot, curves } = (await demo.load.poster()).default
    const held = [...Object.keys(curves.metrics), ...Object.keys(snapshot.arrays)]
    expect(held).toEqual(expect.arrayContaining([...(demo.measures ?? [])]))
  })

  it('has every text in both languages', async () => {
    const texts: Bilingual<DemoStrings> = (await demo.load.strings()).default
    expect(paths(texts.en)).toEqual(paths(texts.fr))
    const { curves } = (await demo.load.poster()).default
    for (const lang of ['fr', 'en'] satisfies Lang[]) {
      for (const text of leaves(texts[lang])) expect(text.trim()).not.toBe('')
      for (const [key, spec] of Object.entries(demo.schema as Schema)) {
        // the runtime's own, on which no control is made
        if (key === PREDICTION || key === LENGTH) continue
        expect(texts[lang].params, `label of ${key}`).toHaveProperty(key)
        const options = spec.type === 'choice' ? spec.options : []
        for (const option of options) expect(texts[lang].params[key]!.options, key).toHaveProperty([option])
      }
      for (const name of Object.keys(curves.metrics)) expect(texts[lang].metrics, 'metric').toHaveProperty([name])
    }
  })

  it.runIf(imagesParam(demo.schema))('speaks of no other images while the visitor’s own are shown', async () => {
    const texts: Bilingual<DemoStrings> = (await demo.load.strings()).default
    for (const { question, notice, own } of [texts.fr, texts.en]) {
      const said = { question, notice, ...own }
      expect(`${said.question} ${said.notice}`).not.toMatch(/chiffre|digit|[ée]moji|formes|shapes/i)
    }
  })

  it('asks for a prediction before it trains, and its poster shows the outcome that the explanation explains', async () => {
    const prediction = await loadPrediction(id)
    expect(prediction !== undefined).toBe(demo.steps > 0)
    if (!prediction) return
    const checked = v.parse(predictionSchema, prediction)
    expect(checked).toEqual(prediction)
    expect(Object.keys(demo.schema)).toEqual(expect.arrayContaining(Object.keys(prediction.given ?? {})))
    for (const [key, value] of Object.entries(prediction.given ?? {}))
      expect(parseValue(demo.schema[key]!, value)).toEqual({ value, adjusted: false })
    expect(prediction.outcome.step).toBeLessThanOrEqual(demo.steps)
    const { params, curves, snapshot } = readPoster(demo, (await demo.load.poster()).default)!
    const named = 'largest' in prediction.outcome ? prediction.outcome.largest : [prediction.outcome.metric]
    for (const name of named) expect(curves.metrics).toHaveProperty([name])
    // a poster with other settings, or of an earlier step, prints what is expected
    if (!isAskedOf(prediction, params) || curves.steps.at(-1)! < prediction.outcome.step) return
    const outcome = outcomeOf(prediction, curves, snapshot)
    expect(outcome).toBeDefined()
    expect(isExpected(prediction, outcome!), `outcome ${outcome}`).toBe(true)
  })

  it('has a poster that fits it, and one for each preset', async () => {
    const poster = readPoster(demo, (await demo.load.poster()).default)
    expect(poster?.snapshot.step).toBe(demo.poster.step)
    for (const { params = {}, step, load } of Object.values(demo.presets ?? {})) {
      const preset = readPoster(demo, (await load()).default)
      expect(preset?.snapshot.step).toBe(step)
      expect(preset?.params).toMatchObject(params)
      expect(await loadPoster(demo, params)).toEqual(preset)
    }
  })
})

type Tree = string | undefined | { readonly [key: string]: Tree }
const tree = (texts: DemoStrings): Tree => texts as unknown as Tree
function paths(texts: DemoStrings, node: Tree = tree(texts), path = ''): string[] {
  if (typeof node !== 'object') return [path]
  return Object.keys(node)
    .sort()
    .flatMap((key) => paths(texts, node[key], `${path}/${key}`))
}
function leaves(texts: DemoStrings, node: Tree = tree(texts)): string[] {
  if (typeof node === 'string') return [node]
  return node ? Object.values(node).flatMap((child) => leaves(texts, child)) : []
}
