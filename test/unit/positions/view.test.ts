// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keysOf, nextOrder, orderOf, swapped } from '../../../demos/positions/order'
import { MOST, schema, type PositionsParams } from '../../../demos/positions/schema'
import { create } from '../../../demos/positions/session'
import all from '../../../demos/positions/strings'
import View from '../../../demos/positions/View.vue'
import { defaultParams } from '../../../demos/runtime/params'

const given = (changes: Partial<PositionsParams>) => ({ ...(defaultParams(schema) as PositionsParams), ...changes })
const snap = async (changes: Partial<PositionsParams> = {}, seed = 1) =>
  (await create(given(changes), seed)).snapshot(true)
async function show(changes: Partial<PositionsParams> = {}, still = false) {
  const curves = { steps: [], metrics: {} }
  const props = { params: given(changes), snapshot: await snap(changes), curves, strings: all.en, lang: 'en', still }
  return mount(View, { props: props as InstanceType<typeof View>['$props'] })
}

describe('orders', () => {
  it('go from numbers to places and back', () => {
    expect(orderOf([2, 0, 1, 3, 4, 5], 3)).toEqual([1, 2, 0])
    expect(keysOf([1, 2, 0])).toEqual([2, 0, 1, 3, 4, 5])
    expect(swapped([1, 2, 0], 1)).toEqual([1, 0, 2])
  })
  it('come one after another, all six of three', () => {
    const seen = [[0, 1, 2]]
    while (seen.length < 6) seen.push(nextOrder(seen.at(-1)!))
    expect(new Set(seen.map(String)).size).toBe(6)
    expect(nextOrder(seen.at(-1)!)).toEqual([0, 1, 2])
  })
  it('are orders, whatever the numbers', () => {
    const numbers = fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: MOST, maxLength: MOST })
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: MOST }), (keys, t) => {
        expect(orderOf(keys, t).toSorted()).toEqual(Array.from({ length: t }, (_, i) => i))
      }),
    )
  })
})

describe('positions demo', () => {
  it('is equivariant without positions, to rounding, and no longer with them', async () => {
    for (const seed of [1, 2, 3]) {
      const without = (await snap({}, seed)).metrics
      expect(without.difference).toBeLessThan(1e-13)
      expect(without.moved).toBeGreaterThan(0.1)
      expect((await snap({ positions: 'with' }, seed)).metrics.difference).toBeGreaterThan(0.1)
    }
  })
  it('leaves everything as it is when the order is the first one', async () => {
    const { difference, moved } = (await snap({ positions: 'with', order: [0, 1, 2, 3, 4, 5] })).metrics
    expect([difference, moved]).toEqual([0, 0])
  })
})

describe('view of positions', () => {
  it('swaps two neighbours, and takes the next order', async () => {
    const view = await show()
    await view.get('[aria-label="Swap “mille” and “cent”"]').trigger('click')
    await view.findAll('button').at(-1)!.trigger('click')
    expect(view.emitted('set')).toEqual([
      ['order', [2, 0, 1, 3, 4, 5]],
      ['order', [0, 1, 2, 3, 4, 5]],
    ])
  })
  it('shows the difference as a number', async () => {
    expect((await show()).get('.difference').text()).toMatch(/^(0|\d · 10⁻¹[⁴-⁹])$/)
    expect((await show({ positions: 'with' })).get('.difference').text()).toMatch(/^\d\.\d{3}$/)
  })
  it('tells what is left out, and keeps the encoding when there is no word', async () => {
    expect((await show({ sentence: 'a b c d e f g h' })).text()).toContain('left out: 2')
    const view = await show({ sentence: '' })
    expect(view.text()).toContain('Write at least one word.')
    expect(view.findAll('.heatmap')).toHaveLength(1)
  })
  it('has nothing to operate in print', async () => {
    expect((await show({}, true)).findAll('button, [tabindex]')).toEqual([])
  })
})
