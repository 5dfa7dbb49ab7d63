// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keysOf, moved, nextOrder, orderOf } from '../../../demos/positions/order'
import { MAX_WORDS, schema, type PositionsParams } from '../../../demos/positions/schema'
import { create } from '../../../demos/positions/session'
import all from '../../../demos/positions/strings'
import View from '../../../demos/positions/View.vue'
import { defaultParams } from '../../../demos/runtime/params'
import { useLightTheme } from '../../snapshots/theme'

useLightTheme()

const given = (changes: Partial<PositionsParams>) => ({ ...(defaultParams(schema) as PositionsParams), ...changes })
const snap = async (changes: Partial<PositionsParams> = {}, seed = 1) =>
  (await create(given(changes), seed)).snapshot(true)
async function show(changes: Partial<PositionsParams> = {}, still = false) {
  const curves = { steps: [], metrics: {} }
  const props = { params: given(changes), snapshot: await snap(changes), curves, strings: all.en, lang: 'en', still }
  return mount(View, { props: props as InstanceType<typeof View>['$props'] })
}
const FIRST = [0, 1, 2, 3, 4, 5]

describe('orders', () => {
  it('go from numbers to places and back', () => {
    expect(orderOf([2, 0, 1, 3, 4, 5], 3)).toEqual([1, 2, 0])
    expect(keysOf([1, 2, 0])).toEqual([2, 0, 1, 3, 4, 5])
    expect(moved([1, 2, 0], 0, 2)).toEqual([2, 0, 1])
    expect(moved([1, 2, 0], 2, 1)).toEqual([1, 0, 2])
  })
  it('come one after another, all that change a sentence of three words, and never the unchanged one', () => {
    const seen = [[2, 1, 0]]
    while (seen.length < 6) seen.push(nextOrder(seen.at(-1)!))
    expect(new Set(seen.map(String)).size).toBe(5)
    expect(seen.map(String)).not.toContain('0,1,2')
    expect(seen[5]).toEqual(seen[0])
    expect(nextOrder([0])).toEqual([0])
  })
  it('are orders, whatever the numbers', () => {
    const numbers = fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: MAX_WORDS, maxLength: MAX_WORDS })
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: MAX_WORDS }), (keys, t) => {
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
    const { difference, moved } = (await snap({ positions: 'with', order: FIRST })).metrics
    expect([difference, moved]).toEqual([0, 0])
  })
})

describe('view of positions', () => {
  const signs = async (changes: Partial<PositionsParams>) =>
    (await show(changes)).findAll('.sign').map((sign) => sign.text())

  it('joins each word to itself, equal in any order without positions and in none with them', async () => {
    const sentence = 'cent deux mille cent deux'
    let order = [0, 1, 2, 3, 4]
    for (let i = 0; i < 5; i++) {
      order = nextOrder(order).toReversed()
      const keys = keysOf(order)
      expect(await signs({ sentence, order: keys })).toEqual(Array(5).fill('='))
      expect(await signs({ sentence, order: keys, positions: 'with' })).toContain('≠')
    }
    expect(await signs({ positions: 'with' })).toEqual(['≠', '≠', '≠'])
  })
  it('draws bars of the same colours for equal outputs, and of others for different ones', async () => {
    const bars = async (changes: Partial<PositionsParams>) => {
      const view = await show(changes)
      const fills = view.findAll('.value-bar').map((bar) =>
        bar
          .findAll('rect')
          .map((rect) => rect.attributes('fill'))
          .join(),
      )
      return [fills.slice(0, 3), fills.slice(3)] // both in the order of the words
    }
    const [first, second] = await bars({})
    expect(second).toEqual(first)
    const [before, after] = await bars({ positions: 'with' })
    expect(before!.filter((bar, i) => bar === after![i])).toEqual([])
  })
  it('gives a verdict on the mode, and asks for a move where both orders are the same', async () => {
    const verdict = async (changes: Partial<PositionsParams>) => (await show(changes)).get('.verdict').text()
    expect(await verdict({ order: FIRST })).toBe(all.en.view.equivariant)
    expect(await verdict({ positions: 'with' })).toBe(all.en.view.broken)
    expect(await verdict({ positions: 'with', order: FIRST })).toBe(all.en.view.unmoved)
  })
  it('reads both lines as numbers, and no other sentence', async () => {
    expect((await show()).findAll('.line b').map((number) => number.text())).toEqual(['= 200,000', '= 1,102'])
    expect((await show({ sentence: 'dog bites man' })).text()).not.toContain('= ')
  })
  it('moves a word by the keyboard, takes another order, and switches positions', async () => {
    const view = await show()
    await view.get('.movable[aria-label="cent"]').trigger('keydown', { key: 'ArrowRight' })
    await view.get('.movable[aria-label="mille"]').trigger('keydown', { key: 'ArrowLeft' }) // at the first place already
    await view.get('.next').trigger('click')
    await view.findAll('.large-choice button')[1]!.trigger('click')
    expect(view.emitted('set')).toEqual([
      ['order', [1, 2, 0, 3, 4, 5]],
      ['order', [0, 2, 1, 3, 4, 5]],
      ['positions', 'with'],
    ])
  })
  it('tells what is left out', async () => {
    expect((await show({ sentence: 'a b c d e f g h' })).text()).toContain('left out: 2')
    expect((await show({ sentence: '' })).text()).toBe('Write at least one word.')
  })
  it('has nothing to operate in print', async () => {
    expect((await show({}, true)).findAll('button, [tabindex]')).toEqual([])
  })
})
