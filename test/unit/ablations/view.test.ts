// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { schema, type AblationsParams } from '../../../demos/ablations/schema'
import all from '../../../demos/ablations/strings'
import { metricName, SWEPT_METHODS, RUNS, BATCH_SIZES, STARTS, TURNS } from '../../../demos/ablations/sweep'
import View from '../../../demos/ablations/View.vue'
import { ABLATIONS, PUBLISHED_ABLATIONS } from '../../../demos/core/published/ablations'
import type { Lang } from '../../../demos/core/text'
import { defaultParams } from '../../../demos/runtime/params'

/** Accuracy of SimCLR rises by 2 points a doubling, of BYOL not at all, of Barlow Twins it falls. */
const SLOPES = { simclr: 0.02, byol: 0, barlow: -0.03 }
const noise = [0.001, -0.002, 0.001, 0]

function show(lang: Lang, given: Partial<AblationsParams>, step: number, still = false) {
  const over = Math.floor(step / TURNS)
  const results = Array.from({ length: STARTS }, (_, start) =>
    RUNS.map(({ method, size }) =>
      start < over ? 0.6 + (SLOPES[method] + noise[start]!) * Math.log2(size / BATCH_SIZES[0]) : NaN,
    ),
  ).flat()
  const metrics = { untrained: 0.7, pixels: 0.8, ...Object.fromEntries(RUNS.map((run) => [metricName(run), 0.65])) }
  const arrays = { results: { shape: [STARTS, RUNS.length], data: Float32Array.from(results) } }
  return mount(View, {
    props: {
      params: { ...(defaultParams(schema) as AblationsParams), ...given },
      snapshot: { step, metrics, arrays },
      curves: { steps: [], metrics: {} },
      strings: all[lang],
      lang,
      still,
    },
  })
}
const charts = (wrapper: ReturnType<typeof show>) => wrapper.findAll('.ablation-chart')

describe.each(['fr', 'en'] as const)('ablations, %s', (lang) => {
  it.each(ABLATIONS)('redraws %s: a mark for each number, hollow where it is read off', (ablation) => {
    const chart = charts(show(lang, { ablation }, 0, true))[0]!
    for (const { method, values, readOff } of PUBLISHED_ABLATIONS[ablation].curves) {
      const line = chart.find(`[data-method="${method}"]`)
      expect(line.findAll('.mark')).toHaveLength(values.filter((value) => !Number.isNaN(value)).length)
      expect(line.classes('hollow')).toBe(!!readOff)
    }
    expect(chart.html()).not.toMatch(/NaN|undefined/)
  })

  it('says what the sweep found, method by method, and in a sentence', () => {
    const wrapper = show(lang, {}, STARTS * TURNS)
    const { view, metrics } = all[lang]
    const rows = wrapper.findAll('tbody tr').map((row) => row.text())
    expect(rows[0]).toContain(view.agrees)
    expect(rows[1]).toContain(view.agrees)
    expect(rows[2]).toContain(view.differs)
    const sentence = wrapper.find('.sentence').text()
    expect(sentence).toContain(view.differsAll.replace('{names}', metrics.barlow))
    expect(sentence).toContain(view.agreesAll.replace('{names}', `${metrics.simclr}, ${metrics.byol}`))
    expect(charts(wrapper)[1]!.findAll('.bar')).toHaveLength(
      SWEPT_METHODS.length * BATCH_SIZES.length - SWEPT_METHODS.length,
    )
  })

  it('shows the start that is on, faint over those before, and claims nothing after one', () => {
    const first = show(lang, {}, 5)
    expect(charts(first)[1]!.findAll('.faint')).toHaveLength(0)
    expect(charts(first)[1]!.findAll('.mark')).toHaveLength(RUNS.length)
    const second = show(lang, {}, TURNS + 5)
    expect(charts(second)[1]!.findAll('.faint')).toHaveLength(SWEPT_METHODS.length)
    expect(second.find('.sentence').text()).toBe(all[lang].view.tooEarly)
  })

  it('loses what augmentations bring, from 0', () => {
    const label = charts(show(lang, { ablation: 'augmentations' }, 0))[0]!.attributes('aria-label')
    expect(label).toContain(lang === 'fr' ? '−27,6' : '−27.6')
  })
})
