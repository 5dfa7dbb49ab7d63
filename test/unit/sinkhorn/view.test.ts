// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { defaultParams } from '../../../demos/runtime/params'
import { LAST, schema, type SinkhornParams } from '../../../demos/sinkhorn/schema'
import { create } from '../../../demos/sinkhorn/session'
import all from '../../../demos/sinkhorn/strings'
import View from '../../../demos/sinkhorn/View.vue'

const given = (changes: Partial<SinkhornParams> = {}) => ({ ...(defaultParams(schema) as SinkhornParams), ...changes })
const shot = async (changes: Partial<SinkhornParams>, seed = 1) => (await create(given(changes), seed)).snapshot(true)
async function show(changes: Partial<SinkhornParams> = {}, still = false) {
  const [params, snapshot] = [given(changes), await shot(changes)]
  const curves = { steps: [], metrics: {} }
  return mount(View, { props: { params, snapshot, curves, strings: all.en, lang: 'en', still } })
}

describe('Sinkhorn demo', () => {
  it('lets one prototype take nearly everything only without equipartition, when embeddings are close', async () => {
    for (const seed of [1, 2, 3]) {
      const close = { spread: 0, iteration: LAST }
      expect((await shot({ ...close, balance: 'nearest', codes: 'hard' }, seed)).metrics.largest).toBeGreaterThan(0.6)
      expect((await shot({ ...close, balance: 'equal' }, seed)).metrics.largest).toBeLessThan(0.3)
    }
  })

  it('gives each prototype its mass whatever the share of the first class', async () => {
    for (const share of [0.35, 0.9]) {
      const { metrics, arrays } = await shot({ share, iteration: LAST - 1 })
      for (const mass of arrays.rows!.data) expect(mass).toBeCloseTo(1 / 4, 6)
      expect(metrics.rows).toBeCloseTo(0, 9)
    }
  })

  it('needs more normalisations the smaller ε', async () => {
    const error = async (epsilon: number) => (await shot({ epsilon, iteration: LAST })).metrics.rows!
    expect(await error(0.8)).toBeLessThan(1e-3)
    expect(await error(0.05)).toBeGreaterThan(await error(0.8))
  })

  it('stays finite where exp(s/ε) overflows float32', async () => {
    const { metrics, arrays } = await shot({ epsilon: 0.0015625, iteration: LAST })
    expect(Math.fround(Math.exp(1 / 0.0015625))).toBe(Infinity)
    expect(arrays.Q!.data.every(Number.isFinite)).toBe(true)
    expect(metrics.columns).toBeCloseTo(0, 9)
  })

  it('steps by named buttons that say which side comes next', async () => {
    const view = await show({ iteration: 1 })
    const [back, next] = view.findAll('button')
    expect(next!.text()).toContain(all.en.view.nextColumns)
    expect(back!.attributes('aria-label')).toBe(all.en.view.back)
    await next!.trigger('click')
    await back!.trigger('click')
    expect(view.emitted('set')).toEqual([
      ['iteration', 2],
      ['iteration', 0],
    ])
    expect((await show({ iteration: LAST })).findAll('button')[1]!.attributes('disabled')).toBeDefined()
    expect((await show({ balance: 'nearest', iteration: 0 })).findAll('button')[1]!.text()).toContain('columns')
  })

  it('says masses, targets and counts; the smallest batch is drawn too', async () => {
    const view = await show({ iteration: 1 })
    const [rows] = view.findAll('.marginal')
    expect(rows!.attributes('aria-label')).toContain('target 0.250; 0.250 · 0.250 · 0.250 · 0.250')
    const small = await show({ batch: 4, K: 6, share: 0.9, iteration: 2 })
    expect(small.html()).not.toMatch(/NaN|undefined/)
  })

  it('has nothing to press in print', async () => {
    expect((await show({}, true)).findAll('button, [tabindex]')).toHaveLength(0)
  })
})
