// @vitest-environment happy-dom
import '@tensorflow/tfjs-backend-cpu'
import { readFileSync } from 'node:fs'
import * as tf from '@tensorflow/tfjs-core'
import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import { passOrder, STAGES } from '../../../demos/epd/diagram'
import { schema, type EpdParams } from '../../../demos/epd/schema'
import { create } from '../../../demos/epd/session'
import all from '../../../demos/epd/strings'
import View from '../../../demos/epd/View.vue'
import { defaultParams } from '../../../demos/runtime/params'

beforeAll(() => tf.setBackend('cpu'))
const context = {
  backend: 'cpu' as const,
  bytes: async (path: string) => new Uint8Array(readFileSync(`public/${path}`)),
}
async function show(changes: Partial<EpdParams>) {
  const params = { ...defaultParams(schema), ...changes } as EpdParams
  const session = await create(params, 1, context)
  const snapshot = await session.snapshot(true)
  session.dispose()
  const curves = { steps: [], metrics: {} }
  return mount(View, { props: { params, snapshot, curves, strings: all.en, lang: 'en', still: false } })
}

describe('diagram', () => {
  it.each(STAGES)('%s: every block opens', async (stage) => {
    const view = await show({ stage })
    const nodes = view.findAll('[role=button]')
    expect(nodes).toHaveLength(passOrder(stage).length)
    for (const opened of passOrder(stage)) {
      const open = await show({ stage, opened })
      expect(open.get('[aria-pressed=true]').attributes('aria-label')).toBe(all.en.params.opened.options[opened])
      expect(open.html()).not.toMatch(/NaN|undefined/)
    }
  })

  it('sets the paper’s names around the modules in the last stage only', async () => {
    expect((await show({ stage: 'delay' })).text()).not.toContain('their')
    expect((await show({ stage: 'transformer' })).text()).toContain('their “decoder”')
  })

  it('charges a wrong target where it is wrong', async () => {
    const right = await show({ stage: 'transformer', opened: 'cost' })
    expect(right.text()).toContain('F = 0.0')
    const wrong = await show({ stage: 'transformer', opened: 'cost', answer: '61' })
    const costs = wrong
      .findAll('tr')[1]!
      .findAll('td')
      .map((cell) => Number(cell.text()))
    expect(costs[0]).toBeGreaterThan(3)
    expect(costs[1]).toBeLessThan(1)
  })

  it('has no pass for what is no numeral', async () => {
    expect((await show({ stage: 'transformer', text: 'septante' })).text()).toContain('no French number')
  })
})
