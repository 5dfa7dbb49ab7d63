// @vitest-environment happy-dom
import { readFile } from 'node:fs/promises'
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { CORNERS, toPosition, toWeights } from '../../../demos/mixing/geometry'
import { schema, type MixingParams } from '../../../demos/mixing/schema'
import { create } from '../../../demos/mixing/session'
import all from '../../../demos/mixing/strings'
import View from '../../../demos/mixing/View.vue'
import { defaultParams } from '../../../demos/runtime/params'

const context = {
  backend: 'cpu' as const,
  steps: 0,
  bytes: async (path: string) => new Uint8Array(await readFile(`public/${path}`)),
}
const given = (changes: Partial<MixingParams>) => ({ ...(defaultParams(schema) as MixingParams), ...changes })
const snap = async (changes: Partial<MixingParams>) => (await create(given(changes), 1, context)).snapshot(true)
async function show(changes: Partial<MixingParams> = {}, still = false) {
  const curves = { steps: [], metrics: {} }
  const props = { params: given(changes), snapshot: await snap(changes), curves, strings: all.en, lang: 'en', still }
  return mount(View, { props: props as InstanceType<typeof View>['$props'] })
}

describe('triangle of weights', () => {
  it('has one column at each corner, and goes from weights to places and back', () => {
    CORNERS.forEach((corner, i) => expect(toWeights(corner)).toEqual([0, 1, 2].map((j) => Number(i === j))))
    expect(toWeights(toPosition([0.2, 0.5, 0.3]))).toEqual([0.2, 0.5, 0.3])
    expect(toWeights([95, -400])).toEqual([1, 0, 0])
  })
})

describe('mixing', () => {
  it('selects a column, or takes the mean', async () => {
    const vectors = [1, 0, 0, 1, -1, 2]
    expect([...(await snap({ vectors, weights: [0, 0, 1] })).arrays.h!.data]).toEqual([-1, 2])
    const { arrays, metrics } = await snap({ vectors, weights: [1, 1, 1] })
    expect([...arrays.h!.data]).toEqual([0, 1])
    expect(metrics.entropy).toBeCloseTo(Math.log2(3), 12)
  })
  it('mixes pictures pixel by pixel', async () => {
    const { shape, data } = (await snap({ columns: 'mnist', weights: [0.5, 0.5, 0] })).arrays.pictures!
    expect(shape).toEqual([4, 16, 16, 1])
    const pixel = 16 * 8 + 8
    expect(data[3 * 256 + pixel]).toBe(Math.round((data[pixel]! + data[256 + pixel]!) / 2))
  })
})

describe('view of mixing', () => {
  it('moves weights and vectors by the arrow keys', async () => {
    const view = await show({ weights: [0, 1, 0] })
    const [weights, first] = view.findAll('.drag-handle')
    expect(weights!.attributes('aria-valuetext')).toBe('0.00 · 1.00 · 0.00')
    await weights!.trigger('keydown', { key: 'ArrowRight' })
    await first!.trigger('keydown', { key: 'ArrowLeft' })
    const [[, moved], [, vectors]] = view.emitted('set') as [[string, number[]], [string, number[]]]
    expect(moved[2]).toBeGreaterThan(0)
    expect(moved[0]).toBe(0)
    expect(vectors.slice(0, 2)).toEqual([1.6, 0.4])
  })
  it('shows three pictures and their mixture; nothing to operate in print', async () => {
    const view = await show({ columns: 'emoji' }, true)
    expect(view.findAll('figure')).toHaveLength(4)
    expect(view.text()).toContain('768')
    expect(view.findAll('[tabindex]')).toEqual([])
  })
})
