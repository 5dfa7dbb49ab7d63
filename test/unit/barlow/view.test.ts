// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { schema, type BarlowParams } from '../../../demos/barlow/schema'
import all from '../../../demos/barlow/strings'
import View from '../../../demos/barlow/View.vue'
import { defaultParams } from '../../../demos/runtime/params'
import type { Lang } from '../../../demos/core/text'

function show(lang: Lang, given: Partial<BarlowParams>, value: (i: number, j: number) => number, still = false) {
  const params = { ...(defaultParams(schema) as BarlowParams), ...given }
  const D = Number(params.dimension)
  const c = Float32Array.from({ length: D * D }, (_, at) => value(Math.floor(at / D), at % D))
  const metrics = { loss: 1.25, invariance: 1, redundancy: 0.25, gradient: 1e-3, knn: 0.7, knnUntrained: 0.6 }
  return mount(View, {
    props: {
      params,
      snapshot: { step: 40, metrics, arrays: { c: { shape: [D, D], data: c } } },
      curves: { steps: [0, 40], metrics: { loss: [2, 1.25], gradient: [0.1, 1e-3] } },
      strings: all[lang],
      lang,
      still,
    },
  })
}
const identity = (i: number, j: number): number => Number(i === j)

describe.each(['fr', 'en'] as const)('view of Barlow Twins, %s', (lang) => {
  const said = (value: string): string => (lang === 'fr' ? value.replace('.', ',') : value)

  it('fills every place of its texts, at any start, printed or not', () => {
    for (const start of schema.start.options)
      for (const still of [false, true])
        expect(show(lang, { start }, identity, still).html()).not.toMatch(/\{\w+\}|undefined|NaN/)
  })

  it('names the price of constant units, with and without centring', () => {
    const text = show(lang, { start: 'constant', dimension: '8', redundancy: '0.005' }, identity).text()
    expect(text).toContain(said('0.28'))
    expect(text).toMatch(/8/)
  })

  it('does the algebra of equal units: D (1 − c)² + λ (D² − D) c² for the mean c', () => {
    const text = show(lang, { start: 'equal', dimension: '8', redundancy: '0.2' }, () => 0.5).text()
    // 8 · 0.25 + 0.2 · 56 · 0.25
    expect(text).toContain(`c = ${said('0.50')}`)
    expect(text).toContain(said('4.80'))
    expect(text).toContain(said('1.25'))
  })

  it('writes C into its cells where they are large enough, and shows loss, gradient and k-NN', () => {
    expect(
      show(lang, { dimension: '8' }, () => 0.5)
        .findAll('text')
        .filter((cell) => cell.text() === said('0.5')),
    ).toHaveLength(64)
    const wrapper = show(lang, {}, identity)
    expect(wrapper.findAll('.line-chart')).toHaveLength(2)
    expect(wrapper.find('.meter').attributes('aria-label')).toContain(said('0.70'))
  })
})
