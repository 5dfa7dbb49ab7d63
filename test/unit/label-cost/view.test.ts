// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assumptionsAt, BOX, levelLines } from '../../../demos/label-cost/cost-plane'
import { currentPreset, PRESETS } from '../../../demos/label-cost/presets'
import { imageCount, schema, type LabelCostParams } from '../../../demos/label-cost/schema'
import { create } from '../../../demos/label-cost/session'
import all from '../../../demos/label-cost/strings'
import View from '../../../demos/label-cost/View.vue'
import type { Lang } from '../../../demos/core/text'
import { defaultParams, parseParams } from '../../../demos/runtime/params'

const defaults = defaultParams(schema) as LabelCostParams
const snap = async (changes: Partial<LabelCostParams> = {}) =>
  (await create({ ...defaults, ...changes })).snapshot(true)
async function show(changes: Partial<LabelCostParams> = {}, { lang = 'en' as Lang, still = false } = {}) {
  const params = { ...defaults, ...changes }
  const curves = { steps: [], metrics: {} }
  return mount(View, { props: { params, snapshot: await snap(changes), curves, strings: all[lang], lang, still } })
}

describe('price of labels', () => {
  it('has presets that lie on the grids of the sliders, three of them at 22 years', async () => {
    const years: Record<string, number> = {}
    for (const [name, preset] of Object.entries(PRESETS)) {
      const { value, corrections } = parseParams(schema, preset)
      expect(corrections, name).toEqual([])
      expect(currentPreset(value as LabelCostParams)).toBe(name)
      years[name] = (await snap(preset)).metrics.years!
    }
    for (const name of ['nonStop', 'fullTime', 'threeVotes']) expect(Math.round(years[name]!), name).toBe(22)
    expect(Math.round(years.planned!)).toBe(19)
  })
  it('counts the images of the set, or the visitor’s own', () => {
    expect(imageCount({ set: 'imagenet', images: 5 })).toBe(14_197_122)
    expect(imageCount({ set: 'own', images: 5 })).toBe(5)
  })
  it('needs the seconds that lead to the years aimed at', async () => {
    const { needed } = (await snap({ target: 40, votes: 3 })).metrics
    expect((await snap({ seconds: needed!, votes: 3 })).metrics.years).toBeCloseTo(40, 8)
  })
  it('is finite for anything an address may hold', async () => {
    const anything = fc.dictionary(fc.constantFrom(...Object.keys(schema)), fc.oneof(fc.string(), fc.double()))
    await fc.assert(
      fc.asyncProperty(anything, async (raw) => {
        const { metrics } = await snap(parseParams(schema, raw).value as LabelCostParams)
        for (const value of Object.values(metrics)) expect(Number.isFinite(value) && value > 0).toBe(true)
      }),
    )
  })
})

describe('plane of assumptions', () => {
  it('holds what is dragged to the ranges of the sliders', () => {
    expect(assumptionsAt(-1e4, 1e4)).toEqual({ hours: schema.hours.min, seconds: schema.seconds.min })
    const { hours, seconds } = assumptionsAt(1e4, -1e4)
    expect(hours).toBeCloseTo(schema.hours.max)
    expect(seconds).toBeCloseTo(schema.seconds.max)
  })
  it('leaves out lines that do not cross it, and labels the others where they leave it', () => {
    expect(levelLines([22, 1e5, 1e6])).toEqual([])
    const [right, above] = levelLines([1, 0.1, 10, 9, 1, 4096])
    expect(right!.label).toMatchObject({ x: BOX.right + 9, above: false })
    expect(above!.label.above).toBe(true)
    expect(above!.label.x).toBeLessThan(BOX.right)
  })
})

describe('view of the price of labels', () => {
  it('says the result and what 22 years would take, in both languages', async () => {
    expect((await show()).text()).toContain('2.46 person-years')
    expect((await show()).text()).toContain('For 22 years, at 1,600 h per year: 8.93 s per vote.')
    expect((await show({}, { lang: 'fr' })).text()).toContain('8,93 s par vote')
  })
  it('sets all assumptions of a preset, and shows which one is set', async () => {
    const view = await show(PRESETS.planned)
    const buttons = view.findAll('.presets button')
    expect(buttons.map((button) => button.attributes('aria-pressed'))).toEqual(
      Object.keys(PRESETS).map((name) => String(name === 'planned')),
    )
    await buttons[0]!.trigger('click')
    expect(Object.fromEntries(view.emitted('set') as [string, unknown][])).toEqual(PRESETS.nonStop)
  })
  it('moves its point by the arrow keys, within range', async () => {
    const view = await show({ hours: schema.hours.max })
    const handle = view.get('[role=slider]')
    expect(handle.attributes('aria-valuetext')).toBe('1 seconds per vote, 8,760 hours per year')
    await handle.trigger('keydown', { key: 'ArrowLeft' })
    await handle.trigger('keydown', { key: 'ArrowRight' })
    await handle.trigger('keydown', { key: 'ArrowUp' })
    const hours = (view.emitted('set') as [string, number][]).filter(([key]) => key === 'hours').map(([, v]) => v)
    expect(hours).toEqual([8560, 8760, 8760])
    expect((view.emitted('set') as [string, number][]).at(-1)![1]).toBeCloseTo(2 ** 0.25)
  })
  it('has nothing to press when it is printed', async () => {
    const view = await show({}, { still: true })
    expect(view.findAll('button, [tabindex]')).toEqual([])
  })
})
