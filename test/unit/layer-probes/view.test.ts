// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import View from '../../../demos/layer-probes/View.vue'
import { LAYERS, schema, type LayerProbesParams } from '../../../demos/layer-probes/schema'
import all from '../../../demos/layer-probes/strings'
import { defaultParams } from '../../../demos/runtime/params'
import type { Lang } from '../../../demos/core/text'

/** Accuracies of both questions that end at the given ones. */
const table = (ofClass: number, ofTurn: number) => ({
  shape: [2, LAYERS],
  data: Float32Array.from([...Array(LAYERS - 1).fill(0.4), ofClass, ...Array(LAYERS - 1).fill(0.8), ofTurn]),
})
const metrics = { classPredict: 0.51, classIgnore: 0.63, turnPredict: 0.93, turnIgnore: 0.54 }
const arrays = {
  predicted: table(0.51, 0.93),
  ignored: table(0.63, 0.54),
  untrained: table(0.4, 0.7),
  pairs: { shape: [12, 16, 16, 1], data: new Uint8Array(12 * 256) },
}
function show(lang: Lang, empty = false, drawn = arrays) {
  return mount(View, {
    props: {
      params: defaultParams(schema) as LayerProbesParams,
      snapshot: empty ? { step: 0, metrics: {}, arrays: {} } : { step: 200, metrics, arrays: drawn },
      curves: { steps: [], metrics: {} },
      strings: all[lang],
      lang,
      still: false,
    },
  })
}

describe.each(['fr', 'en'] as const)('view of layer-probes, %s', (lang) => {
  it('names all that is drawn, with no place left empty', () => {
    const wrapper = show(lang)
    const named = wrapper.findAll('[role]')
    expect(named.length).toBeGreaterThan(0)
    for (const element of named) expect(element.attributes('aria-label')?.length).toBeGreaterThan(3)
    expect(wrapper.html()).not.toMatch(/\{\w+\}|undefined|NaN/)
  })

  it('tells what is published, as read off a figure, only when the run is over', () => {
    expect(show(lang).text()).toMatch(/figure 5/)
    expect(show(lang, true).text()).not.toMatch(/figure 5|63/)
  })

  it('holds before anything is measured', () => {
    expect(show(lang, true).find('svg').html()).not.toMatch(/undefined|NaN/)
  })
})

it('draws for each network a curve of the class and of the turn, with their ends in large figures', () => {
  const [predicts, ignores] = show('en')
    .findAll('.network')
    .map((network) => network.findAll('.figure').map((figure) => figure.text()))
  expect(predicts).toEqual(['0.93', '0.51'])
  expect(ignores).toEqual(['0.63', '0.54'])
})

it('keeps the large figures apart where the curves end together', () => {
  const together = { ...arrays, predicted: table(0.8, 0.8) }
  const wrapper = show('en', false, together)
  const [a, b] = wrapper
    .find('.network')
    .findAll('.figure')
    .map((figure) => Number(figure.attributes('y')))
  expect(Math.abs(a! - b!)).toBeGreaterThanOrEqual(40)
})
