// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { Lang } from '../../../demos/core/text'
import { defaultParams } from '../../../demos/runtime/params'
import { metricOf, settingsOf } from '../../../demos/simclr-sweep/runs'
import { schema, type SweepParams } from '../../../demos/simclr-sweep/schema'
import all from '../../../demos/simclr-sweep/strings'
import View from '../../../demos/simclr-sweep/View.vue'

describe('settings', () => {
  it('at equal steps differ in the images seen, at equal images in the steps', () => {
    const steps = settingsOf({ swept: 'batch', equal: 'steps' }, 2000)
    expect(new Set(steps.map(({ updates }) => updates)).size).toBe(1)
    const images = settingsOf({ swept: 'batch', equal: 'images' }, 2000)
    expect(new Set(images.map(({ updates, batchSize }) => updates * batchSize))).toEqual(new Set([6400]))
    expect(images.every(({ updates }) => Number.isInteger(updates))).toBe(true)
  })

  it.each([2, 13, 16, 40, 133, 256])('fit into %i images, and each has negatives', (count) => {
    for (const equal of ['steps', 'images'] as const) {
      const batch = settingsOf({ swept: 'batch', equal }, count)
      const sizes = batch.map(({ batchSize }) => batchSize)
      expect(sizes).toEqual([...new Set(sizes)].sort((a, b) => a - b))
      expect(sizes[0]).toBeGreaterThanOrEqual(2)
      expect(sizes.at(-1)).toBeLessThanOrEqual(count)
      expect(batch.every(({ updates }) => Number.isInteger(updates))).toBe(true)
    }
    const temperature = settingsOf({ swept: 'temperature', equal: 'steps' }, count)
    expect(temperature.every(({ batchSize }) => batchSize >= 2 && batchSize <= count)).toBe(true)
  })
})

const counts = { shape: [2], data: Int32Array.of(2000, 400) }
describe.each(['fr', 'en'] as const)('view of the sweep, %s', (lang: Lang) => {
  it.each(['batch', 'temperature'] as const)('has a bar and a curve for each setting of %s', (swept) => {
    const params = { ...defaultParams(schema), swept } as SweepParams
    const runs = settingsOf(params, 2000)
    const metrics = Object.fromEntries(runs.map((_, run) => [metricOf(run), 0.5 + run / 10]))
    const curves = {
      steps: [0, 100],
      metrics: Object.fromEntries(runs.map((_, i) => [metricOf(i), [0.5, 0.5 + i / 10]])),
    }
    const snapshot = { step: 100, metrics: { ...metrics, knnUntrained: 0.6, knnPixels: 0.7 }, arrays: { counts } }
    const wrapper = mount(View, { props: { params, snapshot, curves, strings: all[lang], lang, still: false } })
    expect(wrapper.findAll('.meter')).toHaveLength(runs.length)
    const values = runs.map((_, run) => (0.5 + run / 10).toFixed(2).replace('.', lang === 'fr' ? ',' : '.'))
    const spoken = wrapper.findAll('[role="img"]').map((element) => element.attributes('aria-label'))
    for (const value of values) expect(spoken.at(-1)).toContain(value)
    expect(wrapper.text()).toContain('400')
    expect(wrapper.html()).not.toMatch(/\{\w+\}|undefined|NaN/)
  })

  it('says what is missing when the images have no labels', () => {
    const params = { ...defaultParams(schema), images: 'own' } as SweepParams
    const metrics = { knnUntrained: NaN, knnPixels: NaN, knn0: NaN, knn1: NaN, knn2: NaN }
    const snapshot = { step: 0, metrics, arrays: { counts } }
    const curves = { steps: [0], metrics: {} }
    const wrapper = mount(View, { props: { params, snapshot, curves, strings: all[lang], lang, still: false } })
    expect(wrapper.text()).toContain(all[lang].view.knnNone)
    expect(wrapper.find('.meter').exists()).toBe(false)
    expect(wrapper.html()).not.toMatch(/\{\w+\}|undefined|NaN/)
  })
})
