// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { schema, type KeyValueParams } from '../../../demos/key-value/schema'
import { create } from '../../../demos/key-value/session'
import { readStore, STORES } from '../../../demos/key-value/store'
import all from '../../../demos/key-value/strings'
import View from '../../../demos/key-value/View.vue'
import { defaultParams, parseParams } from '../../../demos/runtime/params'

const given = (changes: Partial<KeyValueParams> = {}) => ({ ...(defaultParams(schema) as KeyValueParams), ...changes })
const snap = async (changes: Partial<KeyValueParams> = {}) => (await create(given(changes))).snapshot(true)
async function show(changes: Partial<KeyValueParams> = {}, still = false) {
  const curves = { steps: [], metrics: {} }
  const props = { params: given(changes), snapshot: await snap(changes), curves, strings: all.en, lang: 'en', still }
  return mount(View, { props: props as InstanceType<typeof View>['$props'] })
}

describe('key-value store', () => {
  it('returns the mean of the values of two equal keys: 100 and 1000 give 550', async () => {
    const { metrics, arrays } = await snap(STORES.twins)
    expect(metrics.answer).toBeCloseTo(550, 2)
    expect([...arrays.A!.data].slice(0, 2)).toEqual([0.5, 0.5])
    expect((await snap({ ...STORES.twins, choice: 'hard' })).metrics.answer).toBe(100)
  })
  it('reads pizzaiola too when pizza is asked for, and lasagne hardly', async () => {
    const [lasagne, pizza, pizzaiola] = (await snap({ beta: 4 })).arrays.A!.data
    expect(pizza).toBeGreaterThan(pizzaiola!)
    expect(pizzaiola! / lasagne!).toBeCloseTo(Math.exp((4 * 4) / Math.sqrt(45)), 4)
  })
  it('answers the mean when nothing resembles the query, and in self-attention has a column a title', async () => {
    const { metrics, arrays } = await snap({ query: 'xyz' })
    expect(metrics.answer).toBeCloseTo((90 + 30 + 45 + 20) / 4, 10)
    expect(arrays.A!.shape).toEqual([4, 1])
    expect((await snap({ kind: 'self' })).arrays.A!.shape).toEqual([4, 4])
  })
  it('has stores that its schema takes as they are', () => {
    for (const store of Object.values(STORES)) expect(parseParams(schema, store).corrections).toEqual([])
  })
  it('counts six titles, and gives a missing value as 0', () => {
    expect(readStore({ titles: 'a,b,,c; d،e,f,g,h', values: [1, 2] })).toEqual({
      titles: ['a', 'b', 'c', 'd', 'e', 'f'],
      values: [1, 2, 0, 0, 0, 0],
      leftOut: 2,
    })
  })
})

describe('view of the store', () => {
  it('edits a value, within its range', async () => {
    const view = await show()
    await view.findAll('input')[1]!.setValue('99999')
    expect(view.emitted('set')).toEqual([['values', [90, 10_000, 45, 20]]])
  })
  it('tells what is missing and what is left out, and shows markup as text', async () => {
    expect((await show({ query: '  ' })).text()).toContain('Write a query.')
    expect((await show({ titles: ' , ' })).text()).toContain('Write at least one title.')
    expect((await show({ query: 'x'.repeat(61) })).text()).toContain('first 60 characters')
    expect((await show({ titles: 'x'.repeat(161) })).text()).toContain('first 160 characters')
    expect((await show({ query: '🍕' })).text()).toContain('No title resembles')
    const view = await show({ titles: '<img src=x>,b,c,d,e,f,g' })
    expect(view.text()).toContain('left out: 1')
    expect(view.find('img').exists()).toBe(false)
  })
  it('says a whole answer as a whole number, and others with their decimals', async () => {
    const answer = async (changes: Partial<KeyValueParams>) => (await show(changes)).get('.answer').text()
    expect(await answer(STORES.twins)).toBe('550')
    expect(await answer({})).toMatch(/^30\.\d\d$/)
  })
  it('loads the store of two equal keys', async () => {
    const view = await show()
    await view.findAll('.stores button')[1]!.trigger('click')
    expect(Object.fromEntries(view.emitted('set') as [string, unknown][])).toMatchObject(STORES.twins)
  })
  it('has nothing to operate in print', async () => {
    expect((await show({ kind: 'self' }, true)).findAll('button, input, [tabindex]')).toEqual([])
  })
})
