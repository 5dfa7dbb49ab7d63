// @vitest-environment happy-dom
import '@tensorflow/tfjs-backend-cpu'
import { readFileSync } from 'node:fs'
import * as tf from '@tensorflow/tfjs-core'
import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import { BLOCKS, layoutOf, passOrder, STAGES } from '../../../demos/epd/diagram'
import { schema, type EpdParams } from '../../../demos/epd/schema'
import { create } from '../../../demos/epd/session'
import all from '../../../demos/epd/strings'
import View from '../../../demos/epd/View.vue'
import { defaultParams } from '../../../demos/runtime/params'

beforeAll(() => tf.setBackend('cpu'))
const context = {
  backend: 'cpu' as const,
  steps: 0,
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
    const nodes = view.findAll('.node[role=button]')
    expect(nodes).toHaveLength(passOrder(stage).length)
    for (const opened of passOrder(stage)) {
      const open = await show({ stage, opened })
      expect(open.get('.node[aria-pressed=true]').attributes('aria-label')).toBe(all.en.params.opened.options[opened])
      expect(open.get('.card h4').text()).toBe(all.en.params.opened.options[opened])
      expect(open.html()).not.toMatch(/NaN|undefined/)
    }
  })

  it('goes to each stage by a button, and opens blocks by click and by key, and closes them by Escape', async () => {
    const view = await show({})
    for (const button of view.findAll('.large-choice button')) await button.trigger('click')
    await view.get('[data-block=dec]').trigger('click')
    await view.get('[data-block=h]').trigger('keydown', { key: 'Enter' })
    await view.get('[data-block=h]').trigger('keydown', { key: ' ' })
    expect(view.emitted('set')).toEqual([
      ...STAGES.map((stage) => ['stage', stage]),
      ['opened', 'dec'],
      ['opened', 'h'],
      ['opened', 'h'],
    ])
    const open = await show({ opened: 'dec' })
    await open.get('.card').trigger('keydown', { key: 'Escape' })
    expect(open.emitted('set')).toEqual([['opened', 'none']])
  })

  it('lets the words in and the digits out in the last stage, the wrong ones marked', async () => {
    const tokens = (view: Awaited<ReturnType<typeof show>>, block: string) =>
      view.findAll(`[data-block=${block}] .token`).map((token) => token.text())
    const right = await show({ stage: 'transformer' })
    expect(tokens(right, 'x')).toEqual(['soixante', 'et', 'onze'])
    expect(tokens(right, 'output')).toEqual(['7', '1', '■'])
    expect(right.findAll('.marked')).toHaveLength(0)
    const wrong = await show({ stage: 'transformer', answer: '61' })
    expect(tokens(wrong, 'y')).toEqual(['6', '1', '■'])
    expect(wrong.findAll('.marked').map((token) => token.text())).toEqual(['7'])
    const glow = (view: typeof wrong) => Number(/--glow: ([\d.]+)/.exec(view.get('.glowing').attributes('style')!)![1])
    expect(glow(wrong)).toBeGreaterThan(0.7)
    expect(glow(right)).toBeLessThan(0.1)
    expect((await show({ stage: 'delay' })).findAll('.token')).toHaveLength(0)
  })

  it('sets the paper’s names around the modules in the last stage only', async () => {
    expect((await show({ stage: 'delay' })).text()).not.toContain('their')
    expect((await show({ stage: 'transformer' })).text()).toContain('their “decoder”')
  })

  it('fits its picture, across the slide and down a phone, and joins only blocks that are there', () => {
    for (const stage of STAGES)
      for (const available of [900, 366]) {
        const { width, height, diagram } = layoutOf(stage, available)
        const blocks = BLOCKS.filter((block) => block in diagram.nodes)
        expect(blocks).toEqual(passOrder(stage))
        for (const [x, y] of Object.values(diagram.nodes)) {
          expect(x).toBeGreaterThan(20)
          expect(x).toBeLessThan(width - 20)
          expect(y).toBeGreaterThan(15)
          expect(y).toBeLessThan(height - 15)
        }
        for (const { from, to } of diagram.edges) expect(blocks).toEqual(expect.arrayContaining([from, to]))
      }
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
    expect((await show({ stage: 'transformer', text: 'septante' })).text()).toContain('not a French number')
  })
})
