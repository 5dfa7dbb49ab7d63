// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import View from '../../../demos/pirl/View.vue'
import { schema, type PirlParams } from '../../../demos/pirl/schema'
import all from '../../../demos/pirl/strings'
import { defaultParams } from '../../../demos/runtime/params'
import type { Lang } from '../../../demos/core/text'

const metrics = {
  knn: 0.81,
  knnJigsaw: 0.6,
  knnUntrained: 0.67,
  knnPixels: 0.77,
  found: 0.98,
  headPirl: 22_624,
  headJigsaw: 22_624,
  imagePirl: 0.7,
  orderPirl: 0.06,
  imageJigsaw: -0.18,
  orderJigsaw: 0.67,
}
function show(lang: Lang, empty = false) {
  const arrays = { puzzles: { shape: [30, 16, 16, 1], data: new Uint8Array(30 * 256) } }
  return mount(View, {
    props: {
      params: defaultParams(schema) as PirlParams,
      snapshot: empty ? { step: 0, metrics: {}, arrays: {} } : { step: 200, metrics, arrays },
      curves: empty ? { steps: [], metrics: {} } : { steps: [0, 200], metrics: { knn: [0.67, 0.81] } },
      strings: all[lang],
      lang,
      still: false,
    },
  })
}

describe.each(['fr', 'en'] as const)('view of pirl, %s', (lang) => {
  it('names all that is drawn, with no place left empty', () => {
    const wrapper = show(lang)
    const named = wrapper.findAll('[role]')
    expect(named.length).toBeGreaterThan(0)
    for (const element of named) expect(element.attributes('aria-label')?.length).toBeGreaterThan(3)
    expect(wrapper.html()).not.toMatch(/\{\w+\}|undefined|NaN/)
    expect(wrapper.findAll('.puzzle')).toHaveLength(3)
  })

  it('tells what the head of Jigsaw would be for all orders: 105 million weights', () => {
    expect(show(lang).text()).toContain('105')
  })

  it('holds before anything is measured', () => {
    expect(show(lang, true).text()).toContain('–')
  })
})

it('sets the cosine that each method raises in bold', () => {
  const high = show('en').findAll('.high')
  expect(high.map((cell) => cell.text())).toEqual(['0.70', '0.67'])
})
