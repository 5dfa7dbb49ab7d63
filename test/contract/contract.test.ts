// @vitest-environment happy-dom
/** What every demo owes the runtime: a new folder in demos/ is held to it without a line here. */
import { readFile } from 'node:fs/promises'
import { mount } from '@vue/test-utils'
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import '@tensorflow/tfjs-backend-cpu'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Bilingual, DemoStrings, Lang, Schema, Session, SessionModule } from '../../demos/runtime/contract'
import { defaultParams, parseValue, RESERVED } from '../../demos/runtime/params'
import { readPoster } from '../../demos/runtime/parts'
import { allDemos, findDemo } from '../../demos/runtime/registry'

vi.mock('@slidev/client', () => ({ configs: { htmlAttrs: { lang: 'fr' } } }))

const sessions = import.meta.glob<SessionModule>('../../demos/*/session.ts')
const clocks = import.meta.glob<string>('../../demos/*/session.ts', { query: '?raw', import: 'default' })
const context = {
  backend: 'cpu' as const,
  bytes: async (path: string) => new Uint8Array(await readFile(`public/${path}`)),
}
beforeAll(async () => {
  await tf.setBackend('cpu')
})

it('demos are found by their folder, and nothing else is', () => {
  expect(allDemos().length).toBeGreaterThan(0)
  for (const name of ['__proto__', 'constructor', 'toString', '']) expect(findDemo(name)).toBeUndefined()
})

describe.each(allDemos().map((demo) => [demo.id, demo] as const))('%s', (id, demo) => {
  /** The smallest run, so that plain JavaScript is fast enough. */
  const small = Object.fromEntries(
    Object.entries(demo.schema).map(([key, spec]) => [
      key,
      spec.type === 'number' && key.startsWith('batch') ? spec.min : defaultParams(demo.schema)[key]!,
    ]),
  )
  const create = async (seed: number): Promise<Session> => {
    const load = sessions[`../../demos/${id}/session.ts`]
    return (await load!()).create(small, seed, context)
  }

  it('lives in a folder of its name, with a sane schema', () => {
    expect(sessions).toHaveProperty([`../../demos/${id}/session.ts`])
    for (const [key, spec] of Object.entries(demo.schema as Schema)) {
      expect(RESERVED).not.toContain(key)
      expect(parseValue(spec, spec.default), `default of ${key}`).toEqual({ value: spec.default, adjusted: false })
      if (spec.type === 'number') expect(spec.min).toBeLessThan(spec.max)
    }
    expect(demo.poster.step).toBeLessThanOrEqual(demo.steps)
  })

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
    const session = await create(1)
    const { metrics } = await session.snapshot(true)
    session.dispose()
    for (const lang of ['fr', 'en'] satisfies Lang[]) {
      for (const text of leaves(texts[lang])) expect(text.trim()).not.toBe('')
      for (const [key, spec] of Object.entries(demo.schema as Schema)) {
        expect(texts[lang].params, `label of ${key}`).toHaveProperty(key)
        const options = spec.type === 'choice' ? spec.options : []
        for (const option of options) expect(texts[lang].params[key]!.options, key).toHaveProperty([option])
      }
      for (const name of Object.keys(metrics)) expect(texts[lang].metrics, 'metric').toHaveProperty([name])
    }
  })

  it('computes the same from the same seed, bit for bit, and frees all it made', async () => {
    const before = tf.memory().numTensors
    const run = (seed: number) => trained(create, seed, demo.measures)
    const [a, b] = [await run(5), await run(5)]
    expect(a).toEqual(b)
    if (demo.steps > 0) expect(await run(6)).not.toEqual(a)
    expect(tf.memory().numTensors).toBe(before)
  })

  it('goes on from a checkpoint as if it had never stopped', async () => {
    const first = await create(3)
    if (!first.step || !first.checkpoint) return first.dispose()
    await first.step()
    const saved = (await first.checkpoint()).slice()
    await first.step()
    const wanted = await picture(first)
    first.dispose()
    const second = await create(3)
    await second.restore!(1, saved)
    await second.step!()
    expect(await picture(second)).toEqual(wanted)
    second.dispose()
  })

  it('has a poster that fits it, drawn by its view without a worker', async () => {
    const poster = readPoster(demo, (await demo.load.poster()).default)
    expect(poster).toBeDefined()
    expect(poster!.snapshot.step).toBe(demo.poster.step)
    const view = (await demo.load.view()).default
    const texts = (await demo.load.strings()).default
    for (const lang of ['fr', 'en'] satisfies Lang[]) {
      const { params, snapshot, curves } = poster!
      const wrapper = mount(view, { props: { params, snapshot, curves, strings: texts[lang], lang, still: true } })
      expect(wrapper.findAll('svg, canvas, table').length).toBeGreaterThan(0)
      expect(wrapper.html()).not.toMatch(/NaN|undefined|\[object/)
      wrapper.unmount()
    }
  })
})

/** The picture after two steps, but for what is read from a clock. */
async function trained(
  create: (seed: number) => Promise<Session>,
  seed: number,
  measures: readonly string[] = [],
): Promise<unknown> {
  const session = await create(seed)
  await session.step?.()
  await session.step?.()
  const result = await picture(session, measures)
  session.dispose()
  return result
}
async function picture(session: Session, measures: readonly string[] = []): Promise<unknown> {
  const { step, metrics, arrays } = await session.snapshot(true)
  const computed = <T>(named: Readonly<Record<string, T>>): [string, T][] =>
    Object.entries(named).filter(([name]) => !measures.includes(name))
  const bits = computed(arrays).map(([name, { shape, data }]) => [name, [...shape], [...data]])
  return { step, metrics: Object.fromEntries(computed(metrics)), bits }
}

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
