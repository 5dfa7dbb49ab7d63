// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import DemoControls from '../../../components/demo/DemoControls.vue'
import type { Params, Schema } from '../../../demos/runtime/contract'
import { defaultParams, snap } from '../../../demos/runtime/params'
import { position, positions, valueAt } from '../../../demos/runtime/slider'
import { schema, strings } from './fake'

const controls = (given: Schema = schema, params: Params = defaultParams(given), lang: 'fr' | 'en' = 'en') =>
  mount(DemoControls, { props: { schema: given, params, strings, lang }, attachTo: document.body })

describe('every parameter', () => {
  const wrapper = controls()
  const element: Element = wrapper.element
  const named = [...element.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')].map((control) => [
    control.closest('fieldset')?.querySelector('legend')?.textContent ?? control.labels?.[0]?.textContent,
    control.type,
  ])
  it('has a labelled control of its type, but for those that the view edits', () => {
    expect(named).toEqual([
      ['Rate', 'range'],
      ['Batch', 'range'],
      ['Set', 'radio'],
      ['Set', 'radio'],
      ['Method', 'select-one'],
      ['Mask', 'checkbox'],
      ['Sentence', 'text'],
    ])
    wrapper.unmount()
  })
})

describe('a control emits', () => {
  const emitted = async (selector: string, value: string | boolean | number): Promise<unknown> => {
    const wrapper = controls()
    await wrapper.find(selector).setValue(value)
    const last = wrapper.emitted('set')?.at(-1)
    wrapper.unmount()
    return last
  }
  it('numbers by factors, clamped to their range', async () => {
    expect(await emitted('[id$="-batch"]', 4)).toEqual(['batch', 256])
    expect(await emitted('[id$="-batch"]', 99)).toEqual(['batch', 256])
    expect(await emitted('[id$="-batch"]', -5)).toEqual(['batch', 16])
    expect(await emitted('[id$="-rate"]', 1)).toEqual(['rate', snap(schema.rate, 10 ** -3.5)])
  })
  it('choices of its own only', async () => {
    expect(await emitted('[value="b"]', true)).toEqual(['set', 'b'])
    expect(await emitted('[id$="-method"]', 'three')).toEqual(['method', 'three'])
    expect(await emitted('[id$="-method"]', 'none of them')).toBeUndefined()
  })
  it('flags, and text cut to its length', async () => {
    expect(await emitted('[id$="-mask"]', true)).toEqual(['mask', true])
    expect(await emitted('[id$="-sentence"]', 'pizza lasagne')).toEqual(['sentence', 'pizza lasa'])
  })
})

describe('a slider', () => {
  it('says its value in the language of the deck', () => {
    for (const [lang, text] of [
      ['fr', '0,003'],
      ['en', '0.003'],
    ] as const) {
      const wrapper = controls(schema, { ...defaultParams(schema), rate: 0.003 }, lang)
      expect(wrapper.find('[id$="-rate"]').attributes('aria-valuetext')).toBe(text)
      wrapper.unmount()
    }
  })
  it('has a place for every value of its grid', () => {
    for (const spec of [
      schema.rate,
      schema.batch,
      { type: 'number', min: 0.05, max: 1, step: 0.05, default: 0.2 } as const,
    ])
      for (let place = 0; place <= positions(spec); place++) expect(position(spec, valueAt(spec, place))).toBe(place)
    expect(valueAt(schema.batch, positions(schema.batch))).toBe(256)
  })
})

it('a control that would do nothing is not shown, nor one that the view has itself', async () => {
  const given: Schema = {
    set: { type: 'choice', options: ['a', 'b'], default: 'a', inView: true },
    mask: { type: 'flag', default: false, when: ['set', 'b'] },
  }
  const wrapper = controls(given)
  expect(wrapper.find('input').exists()).toBe(false)
  await wrapper.setProps({ params: { set: 'b', mask: false } })
  expect(wrapper.findAll('input').map((input) => input.attributes('type'))).toEqual(['checkbox'])
  wrapper.unmount()
})

it('more controls than fit fold away', () => {
  const many = Object.fromEntries(
    Array.from({ length: 14 }, (_, i) => [`p${i}`, { type: 'flag', default: false } as const]),
  )
  const wrapper = controls(many)
  expect(wrapper.find('summary').text()).toBe('More settings (7)')
  expect(wrapper.findAll('details input')).toHaveLength(7)
  expect(wrapper.findAll('input')).toHaveLength(14)
  wrapper.unmount()
})
