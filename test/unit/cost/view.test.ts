// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { LENGTHS, schema, type CostParams } from '../../../demos/cost/schema'
import { create } from '../../../demos/cost/session'
import all from '../../../demos/cost/strings'
import View from '../../../demos/cost/View.vue'
import type { Snapshot } from '../../../demos/runtime/contract'
import { defaultParams } from '../../../demos/runtime/params'

const params = defaultParams(schema) as CostParams
async function run(steps: number): Promise<Snapshot> {
  const session = await create({ ...params, d: '32' }, 1)
  for (let step = 0; step < steps; step++) await session.step!()
  return session.snapshot(true)
}
function show(snapshot: Snapshot, still = false) {
  const props = { params, snapshot, curves: { steps: [], metrics: {} }, strings: all.en, lang: 'en', still }
  return mount(View, { props: props as InstanceType<typeof View>['$props'] })
}

describe('cost demo', () => {
  it('measures nothing before the first step, then one length a step', async () => {
    const before = await run(0)
    expect(Object.keys(before.metrics)).toEqual([])
    const { metrics, arrays, step } = await run(2)
    expect([step, metrics.t]).toEqual([2, LENGTHS[1]])
    expect(metrics.attentionMs).toBeGreaterThan(0)
    expect([...arrays.times!.data].map(Number.isFinite)).toEqual([
      ...Array(4).fill(true),
      ...Array(2 * LENGTHS.length - 4).fill(false),
    ])
  })
  it('fits an exponent once two long lengths are measured; attention takes longer', async () => {
    expect((await run(4)).metrics).not.toHaveProperty('attentionExponent')
    const { attentionExponent, convolutionExponent, attentionMs, convolutionMs } = (await run(6)).metrics
    for (const exponent of [attentionExponent, convolutionExponent]) expect(exponent).not.toBeNaN()
    // 22 times the operations
    expect(attentionMs).toBeGreaterThan(3 * convolutionMs!)
  })
  it('counts the memory before anything is measured', async () => {
    const [time, memory] = show(await run(0)).findAll('.line-chart')
    const curve = (chart: typeof time) => chart!.find('.curve').attributes('d')
    expect(curve(time)).toBe('')
    expect(curve(memory)).toMatch(/^M.*L/)
  })
  it('says what is measured, and in print where it was', async () => {
    expect(show(await run(0)).text()).toContain('Press Play')
    expect(show(await run(0)).text()).toContain('Measured in this browser')
    expect(show(await run(1), true).text()).toContain('Measured when this picture was made')
  })
})
