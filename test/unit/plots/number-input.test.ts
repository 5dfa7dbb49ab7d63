// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { expect, it, test } from 'vitest'
import NumberInput from '../../../demos/plots/NumberInput.vue'

function field(lang: 'fr' | 'en', value = 1.5) {
  const wrapper = mount(NumberInput, {
    props: {
      value,
      min: -2,
      max: 20,
      step: 0.1,
      label: 'W',
      lang,
      onChange: (next: number) => wrapper.setProps({ value: next }),
    },
  })
  const input = wrapper.find('input')
  const shown = () => input.element.value
  return { wrapper, input, shown, value: () => wrapper.props('value') }
}

test.each([
  ['fr', '0,5', 0.5, '0,5'],
  ['fr', '0.5', 0.5, '0,5'],
  ['fr', '12,5', 12.5, '12,5'],
  ['en', '12,5', 12.5, '12.5'],
  ['en', '0.5', 0.5, '0.5'],
  ['fr', '−1.25', -1.25, '−1,25'],
] as const)('%s: %s is read and shown as the deck writes it', async (lang, typed, value, text) => {
  const one = field(lang)
  await one.input.setValue(typed)
  expect(one.value()).toBe(value)
  expect(one.shown()).toBe(text)
  expect(one.wrapper.classes()).not.toContain('restored')
})

test.each(['', 'abc', '1,2,3'])('"%s" changes nothing, and the number that counts comes back', async (typed) => {
  const one = field('fr')
  await one.input.setValue(typed)
  await flushPromises()
  expect(one.value()).toBe(1.5)
  expect(one.shown()).toBe('1,5')
  expect(one.wrapper.classes()).toContain('restored')
})

it('a number out of range is brought back into it, twice too', async () => {
  const one = field('en')
  for (let i = 0; i < 2; i++) {
    await one.input.setValue('999')
    await one.wrapper.vm.$nextTick()
    expect(one.value()).toBe(20)
    expect(one.shown()).toBe('20')
  }
})

it('up, down and the buttons move it by a step', async () => {
  const one = field('en', 0.3)
  await one.input.trigger('keydown', { key: 'ArrowUp' })
  expect(one.value()).toBe(0.4)
  await one.input.trigger('keydown', { key: 'ArrowDown' })
  await one.wrapper.findAll('button')[1]!.trigger('click')
  expect(one.value()).toBe(0.2)
  expect(one.input.attributes()).toMatchObject({ role: 'spinbutton', 'aria-valuenow': '0.2' })
})
