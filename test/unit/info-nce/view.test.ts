// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { schema, type InfoNceParams } from '../../../demos/info-nce/schema'
import { create } from '../../../demos/info-nce/session'
import all from '../../../demos/info-nce/strings'
import View from '../../../demos/info-nce/View.vue'
import { defaultParams } from '../../../demos/runtime/params'

const given = (changes: Partial<InfoNceParams> = {}) => ({ ...(defaultParams(schema) as InfoNceParams), ...changes })
async function show(changes: Partial<InfoNceParams> = {}, still = false) {
  const params = given(changes)
  const snapshot = await (await create(params)).snapshot(true)
  const curves = { steps: [], metrics: {} }
  return mount(View, { props: { params, snapshot, curves, strings: all.en, lang: 'en', still } })
}
const metrics = async (changes: Partial<InfoNceParams>) => (await (await create(given(changes))).snapshot(true)).metrics

describe('InfoNCE demo', () => {
  it('is worth log(K + 1) with the keys together; only with the query there does every slope vanish', async () => {
    for (const together of ['keys', 'all'] as const) {
      const { loss, chance, slope, steepest } = await metrics({ together, K: 9, beta: 20 })
      expect(chance).toBeCloseTo(Math.log(10), 12)
      expect(loss).toBeCloseTo(chance!, 12)
      expect(slope).toBeCloseTo(0, 10)
      if (together === 'all') expect(steepest).toBeCloseTo(0, 10)
      else expect(steepest).toBeGreaterThan(1)
    }
  })

  it('gives the nearest negative more of the weight the colder it is', async () => {
    const shares = await Promise.all([0.625, 5, 80].map(async (beta) => (await metrics({ beta })).hardest!))
    expect(shares[0]).toBeLessThan(0.35)
    expect(shares[1]).toBeGreaterThan(shares[0]!)
    expect(shares[2]).toBeGreaterThan(0.999)
  })

  it('has a named handle for each vector that the arrow keys turn by 5 degrees, round the circle', async () => {
    const view = await show({ K: 2, pair: [178, 65] })
    const handles = view.findAll('[role=slider]')
    expect(handles.map((handle) => handle.attributes('aria-label'))).toEqual([
      'Query q',
      'Positive key',
      'Negative 1',
      'Negative 2',
    ])
    expect(handles[0]!.attributes('aria-valuetext')).toBe('178 degrees')
    await handles[0]!.trigger('keydown', { key: 'ArrowUp' })
    await handles[3]!.trigger('keydown', { key: 'ArrowDown' })
    const { negatives } = given()
    expect(view.emitted('set')).toEqual([
      ['pair', [-177, 65]],
      ['negatives', [negatives[0], negatives[1]! - 5, ...negatives.slice(2)]],
    ])
  })

  it('leaves a collapse by dragging, with the others where it had put them', async () => {
    const view = await show({ K: 2, together: 'all', pair: [10, 60] })
    await view.findAll('[role=slider]')[2]!.trigger('keydown', { key: 'ArrowRight' })
    expect(view.emitted('set')).toEqual([
      ['pair', [60, 60]],
      ['negatives', [65, 60, ...given().negatives.slice(2)]],
      ['together', 'free'],
    ])
  })

  it('points against the slope, and says the weights', async () => {
    const view = await show({ K: 1, beta: 0.625, pair: [0, 90], negatives: Array(12).fill(180) })
    const [query] = view.findAll('.arrow line')
    // towards the positive: up
    expect(Number(query!.attributes('y2'))).toBeLessThan(Number(query!.attributes('y1')))
    expect(view.get('.weights').attributes('aria-label')).toContain('Positive key: 0.65')
  })

  it('has no handle in print', async () => {
    expect((await show({}, true)).findAll('[tabindex]')).toHaveLength(0)
  })
})
