// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { Lang } from '../../../demos/runtime/contract'
import { defaultParams } from '../../../demos/runtime/params'
import { metricOf, settingsOf } from '../../../demos/simclr-sweep/runs'
import { schema, type SweepParams } from '../../../demos/simclr-sweep/schema'
import all from '../../../demos/simclr-sweep/strings'
import View from '../../../demos/simclr-sweep/View.vue'

describe('settings', () => {
  it('at equal steps differ in the images seen, at equal images in the steps', () => {
    const steps = settingsOf({ swept: 'batch', equal: 'steps' })
    expect(new Set(steps.map(({ updates }) => updates)).size).toBe(1)
    const images = settingsOf({ swept: 'batch', equal: 'images' })
    expect(new Set(images.map(({ updates, batchSize }) => updates * batchSize))).toEqual(new Set([6400]))
    expect(images.every(({ updates }) => Number.isInteger(updates))).toBe(true)
  })
})

describe.each(['fr', 'en'] as const)('view of the sweep, %s', (lang: Lang) => {
  it.each(['batch', 'temperature'] as const)('has a bar and a curve for each setting of %s', (swept) => {
    const params = { ...defaultParams(schema), swept } as SweepParams
    const runs = settingsOf(params)
    const metrics = Object.fromEntries(runs.map((_, run) => [metricOf(run), 0.5 + run / 10]))
    const curves = {
      steps: [0, 100],
      metrics: Object.fromEntries(runs.map((_, i) => [metricOf(i), [0.5, 0.5 + i / 10]])),
    }
    const snapshot = { step: 100, metrics: { ...metrics, knnUntrained: 0.6, knnPixels: 0.7 }, arrays: {} }
    const wrapper = mount(View, { props: { params, snapshot, curves, strings: all[lang], lang, still: false } })
    expect(wrapper.findAll('.meter')).toHaveLength(runs.length)
    const values = runs.map((_, run) => (0.5 + run / 10).toFixed(2).replace('.', lang === 'fr' ? ',' : '.'))
    const spoken = wrapper.findAll('[role="img"]').map((element) => element.attributes('aria-label'))
    for (const value of values) expect(spoken.at(-1)).toContain(value)
    expect(wrapper.html()).not.toMatch(/\{\w+\}|undefined|NaN/)
  })
})
