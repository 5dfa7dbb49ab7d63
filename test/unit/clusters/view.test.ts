// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { schema, type ClustersParams } from '../../../demos/clusters/schema'
import { create } from '../../../demos/clusters/session'
import all from '../../../demos/clusters/strings'
import View from '../../../demos/clusters/View.vue'
import { defaultParams } from '../../../demos/runtime/params'

const given = (changes: Partial<ClustersParams> = {}) => ({ ...(defaultParams(schema) as ClustersParams), ...changes })
const shot = async (changes: Partial<ClustersParams> = {}) => (await create(given(changes), 1)).snapshot(true)
async function show(changes: Partial<ClustersParams> = {}, still = false) {
  const [params, snapshot] = [given(changes), await shot(changes)]
  const curves = { steps: [], metrics: {} }
  return mount(View, { props: { params, snapshot, curves, strings: all.en, lang: 'en', still } })
}
type Shown = Awaited<ReturnType<typeof show>>
const ends = (view: Shown, line: string) =>
  view.findAll(line).map((each) => ['x1', 'y1', 'x2', 'y2'].map((name) => Number(each.attributes(name))))

describe('clusters demo', () => {
  it('pulls by pairs as by prototypes, and counts both', async () => {
    for (const choice of ['soft', 'hard'] as const) {
      const { metrics } = await shot({ choice, n: 9, K: 2 })
      expect(metrics.gap).toBeLessThan(1e-14)
      expect([metrics.pairs, metrics.comparisons]).toEqual([36, 18])
    }
  })

  it('lowers the energy to where it stays', async () => {
    const energies = [...(await shot()).arrays.energies!.data]
    energies.slice(1).forEach((energy, t) => expect(energy).toBeLessThanOrEqual(energies[t]! + 1e-5))
    expect(energies[0]! - energies[20]!).toBeGreaterThan(0.5)
    expect(energies[19]! - energies[20]!).toBeLessThan(1e-3)
  })

  it('slides lines from points to prototypes, and leaves the arrows where they are', async () => {
    const [pairs, prototypes] = [await show({ choice: 'hard' }), await show({ choice: 'hard', blend: 1 })]
    expect(ends(prototypes, '.arrow line')).toEqual(ends(pairs, '.arrow line'))
    const targets = (view: Shown) =>
      new Set(ends(view, '.pair').map(([, , x, y]) => `${x!.toFixed(3)},${y!.toFixed(3)}`))
    expect(targets(pairs).size).toBe(12)
    expect(targets(prototypes).size).toBe(3)
  })

  it('has a named handle for each point, moved by 0.1 with the arrow keys, inside the plane', async () => {
    const view = await show({ n: 4, points: [1.95, 0, ...given().points.slice(2)] })
    const handles = view.findAll('[role=slider]')
    expect(handles).toHaveLength(4)
    expect(handles[0]!.attributes('aria-label')).toBe('Point 1')
    await handles[0]!.trigger('keydown', { key: 'ArrowRight' })
    await handles[0]!.trigger('keydown', { key: 'ArrowUp' })
    const [right, up] = view.emitted('set') as [string, number[]][]
    expect([right![0], ...right![1].slice(0, 2)]).toEqual(['points', 2, 0])
    expect(up![1].slice(0, 2)).toEqual([1.95, 0.1])
  })

  it('draws while the snapshot still has another number of points', async () => {
    const view = await show({ n: 10 })
    for (const n of [4, 16]) await view.setProps({ params: given({ n }) })
    expect(view.html()).not.toContain('NaN')
  })

  it('has no handle in print', async () => {
    expect((await show({}, true)).findAll('[tabindex]')).toHaveLength(0)
  })
})
