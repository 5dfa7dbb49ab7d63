// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { LENGTHS, schema, type CostParams } from '../../../demos/cost/schema'
import { create } from '../../../demos/cost/session'
import all from '../../../demos/cost/strings'
import View from '../../../demos/cost/View.vue'
import type { Snapshot } from '../../../demos/runtime/contract'
import { defaultParams } from '../../../demos/runtime/params'

/** A clock on which attention takes t²/100 ms and a convolution t ms, so that what is fitted is known. */
const clock = vi.hoisted(() => ({ ms: 0 }))
vi.mock('../../../demos/core/attention/layer-cost', async (original) => {
  const layers = await original<typeof import('../../../demos/core/attention/layer-cost')>()
  return {
    ...layers,
    attentionLayer(...given: Parameters<typeof layers.attentionLayer>) {
      clock.ms += given[2] ** 2 / 100
      return layers.attentionLayer(...given)
    },
    convolutionLayer(...given: Parameters<typeof layers.convolutionLayer>) {
      clock.ms += given[2]
      return layers.convolutionLayer(...given)
    },
  }
})
beforeEach(() => void vi.spyOn(performance, 'now').mockImplementation(() => clock.ms))

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
    expect(metrics.attentionMs).toBeCloseTo(LENGTHS[1]! ** 2 / 100, 4)
    expect(metrics.convolutionMs).toBeCloseTo(LENGTHS[1]!, 4)
    expect([...arrays.times!.data].map(Number.isFinite)).toEqual([
      ...Array(4).fill(true),
      ...Array(2 * LENGTHS.length - 4).fill(false),
    ])
  })
  it('fits an exponent once two long lengths are measured', async () => {
    expect((await run(4)).metrics).not.toHaveProperty('attentionExponent')
    const { attentionExponent, convolutionExponent } = (await run(6)).metrics
    expect(attentionExponent).toBeCloseTo(2, 5)
    expect(convolutionExponent).toBeCloseTo(1, 5)
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
