// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { schema, type HeadsParams } from '../../../demos/heads/schema'
import { create } from '../../../demos/heads/session'
import all from '../../../demos/heads/strings'
import View from '../../../demos/heads/View.vue'
import { defaultParams } from '../../../demos/runtime/params'

const given = (changes: Partial<HeadsParams>) => ({ ...(defaultParams(schema) as HeadsParams), ...changes })
const snap = async (changes: Partial<HeadsParams> = {}) => (await create(given(changes), 1)).snapshot(true)
async function show(changes: Partial<HeadsParams> = {}, still = false) {
  const curves = { steps: [], metrics: {} }
  const props = { params: given(changes), snapshot: await snap(changes), curves, strings: all.en, lang: 'en', still }
  return mount(View, { props: props as InstanceType<typeof View>['$props'] })
}

/** Weights of a head by key and query. */
async function weights(name: string, changes: Partial<HeadsParams> = {}) {
  const { shape, data } = (await snap(changes)).arrays[name]!
  return (key: number, query: number) => data[key * shape[1]! + query]!
}

describe('heads demo', () => {
  it('has a head for each question, which looks where it says, and columns that sum to 1', async () => {
    const [same, previous, next, itself] = await Promise.all(
      ['same', 'previous', 'next', 'itself'].map((n) => weights(n)),
    )
    for (const key of [0, 3]) expect(same!(key, 0)).toBeCloseTo(0.5, 2) // cent, cent
    for (const query of [1, 2, 3, 4]) expect(previous!(query - 1, query)).toBeGreaterThan(0.5)
    for (const query of [0, 1, 2, 3]) expect(next!(query + 1, query)).toBeGreaterThan(0.5)
    for (const query of [0, 1, 2, 3, 4]) {
      expect(itself!(query, query)).toBeGreaterThan(0.5)
      expect([0, 1, 2, 3, 4].reduce((sum, key) => sum + previous!(key, query), 0)).toBeCloseTo(1, 5)
    }
  })
  it('draws another head when that is random, and only that one', async () => {
    const [one, two] = [(await snap({ draw: 1 })).arrays, (await snap({ draw: 2 })).arrays]
    expect(two.random!.data).not.toEqual(one.random!.data)
    expect(two.same!.data).toEqual(one.same!.data)
  })
})

describe('view of heads', () => {
  const thickness = (view: Awaited<ReturnType<typeof show>>) =>
    view.findAll('.arcs path').map((path) => Number(/stroke-width: ([\d.]+)px/.exec(path.attributes('style')!)![1]))
  it('joins each word that asks to those that answer, by curves as thick as the weights', async () => {
    const same = thickness(await show())
    // two cent and two deux look at both of theirs, mille at itself
    expect(same).toHaveLength(9)
    expect(Math.max(...same) / Math.min(...same)).toBeCloseTo(2, 1)
    expect(thickness(await show({ shown: 'all' })).length).toBeGreaterThan(20)
  })
  it('shows one head as a matrix named by words, all of them by their colours', async () => {
    const one = await show({ shown: 'previous' })
    expect(one.get('.heatmap').attributes('aria-label')).toContain('Who is just before me?')
    expect(one.get('.heatmap').text()).toContain('mille')
    const all = await show({ shown: 'all' })
    expect(all.find('.heatmap').exists()).toBe(false)
    expect(all.findAll('.legend p').map((name) => name.text())).toEqual([
      'Same word',
      'Word before',
      'Word after',
      'This position',
    ])
    expect(all.text()).toContain('3 × 4 × 16 = 192')
  })
  it('switches heads by buttons', async () => {
    const view = await show()
    for (const button of view.findAll('.large-choice button')) await button.trigger('click')
    expect(view.emitted('set')).toEqual(schema.shown.options.map((name) => ['shown', name]))
  })
  it('tells what is left out, asks for a word when there is none, and shows markup as text', async () => {
    const view = await show({ sentence: '<b>a</b> b c d e f g' })
    expect(view.text()).toContain('left out: 1')
    expect(view.find('p b').exists()).toBe(false)
    expect((await show({ sentence: 'ab '.repeat(70) })).text()).toContain('first 200 characters')
    expect((await show({ sentence: ' … ' })).text()).toContain('Write at least one word.')
  })
  it('has nothing to operate in print', async () => {
    expect((await show({}, true)).findAll('button, [tabindex]')).toEqual([])
  })
})
