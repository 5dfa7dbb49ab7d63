// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { BLOCKS, toNumber } from '../../../demos/attention/cells'
import { schema, type AttentionParams } from '../../../demos/attention/schema'
import { create } from '../../../demos/attention/session'
import all from '../../../demos/attention/strings'
import View from '../../../demos/attention/View.vue'
import type { Lang } from '../../../demos/core/text'
import { defaultParams } from '../../../demos/runtime/params'

async function show(changes: Partial<AttentionParams> = {}, { lang = 'en' as Lang, still = false } = {}) {
  const params = { ...(defaultParams(schema) as AttentionParams), ...changes }
  const snapshot = await (await create(params)).snapshot(true)
  const curves = { steps: [], metrics: {} }
  return mount(View, { props: { params, snapshot, curves, strings: all[lang], lang, still }, attachTo: document.body })
}
const A = (row: number, col: number) => ({ picked: toNumber({ block: 'A' as const, row, col }) })
const square = { vectors: [1, 0, 0, 1] }
const explained = async (changes: Partial<AttentionParams>, lang: Lang = 'en') =>
  (await show({ matrices: 'all', ...changes }, { lang })).get('.explanation').text()

describe('view of the attention demo', () => {
  it('shows scores, weights, values and outputs as named grids, in both languages', async () => {
    for (const lang of ['fr', 'en'] as const) {
      const view = await show({ matrices: 'all' }, { lang })
      const grids = view.findAll('[role=grid]')
      expect(grids).toHaveLength(BLOCKS.length)
      grids.forEach((grid, n) => {
        const name = document.getElementById(grid.attributes('aria-labelledby')!)!.textContent
        expect(name).toContain(all[lang].view[BLOCKS[n]!])
      })
      const sums = view.get('.sums').findAll('td')
      expect(sums.map((sum) => sum.text())).toEqual(Array(4).fill(lang === 'fr' ? '1,00' : '1.00'))
      view.unmount()
    }
  })
  it('begins with the weights alone, and explains one of them whatever was picked', async () => {
    const view = await show({ picked: toNumber({ block: 'V', row: 1, col: 2 }) })
    expect(view.findAll('[role=grid]')).toHaveLength(1)
    expect(view.get('.explanation').text()).toMatch(/^a23/)
    expect(view.get('.picked').attributes('data-cell')).toBe('1-2')
    view.unmount()
  })
  it('has a named handle with a spoken position for each vector; arrow keys move it by 0.1', async () => {
    const view = await show({ kind: 'cross' })
    const handles = view.findAll('[role=slider]')
    expect(handles.map((handle) => handle.attributes('aria-label'))).toHaveLength(6)
    expect(handles[0]!.attributes('aria-label')).toContain('x 1')
    expect(handles[4]!.attributes('aria-label')).toContain('y 1')
    expect(handles[0]!.attributes('aria-valuetext')).toBe('1.50, 0.50')
    await handles[0]!.trigger('keydown', { key: 'ArrowUp' })
    await handles[5]!.trigger('keydown', { key: 'ArrowLeft' })
    expect(view.emitted('set')).toEqual([
      ['vectors', [1.5, 0.6, 0.8, 1.4, -1.3, 0.9, 0.4, -1.5]],
      ['queries', [-0.6, 1.6, 1.1, -1.1]],
    ])
    view.unmount()
  })
  it('draws a handle where its parameter is, before the worker has answered', async () => {
    const view = await show(square)
    await view.setProps({ params: { ...view.props('params'), vectors: [2, 0, 0, 1] } })
    expect(view.get('.knob').attributes('cx')).toBe(String(120 * (1 + 2 / 2.5)))
    view.unmount()
  })
  it('goes over from the sentence to its vectors when one is moved', async () => {
    const view = await show({ source: 'sentence', sentence: 'pizza lasagne' })
    expect(view.find('.plane').text()).toContain('2 \u2068lasagne')
    await view.get('[role=slider]').trigger('keydown', { key: 'ArrowUp' })
    expect(view.emitted('set')!.map(([key]) => key)).toEqual(['vectors', 'source'])
    expect(view.emitted('set')![0]![1]).toHaveLength(4)
    view.unmount()
  })
  it('explains a score, a weight, a value and an output with their numbers', async () => {
    expect(await explained({ ...square, picked: toNumber({ block: 'S', row: 1, col: 0 }) })).toContain(
      's21 = k2T q1 = 0.00 × 1.00 + 1.00 × 0.00 = 0.00',
    )
    expect(await explained({ ...square, ...A(0, 0) })).toContain('exp(1.00 × 1.00) / Σ = 2.72 / (2.72 + 1.00) = 0.73')
    expect(await explained({ ...square, beta: 20, ...A(0, 0) })).toContain('1.00 / (1.00 + 0.00) = 1.00')
    expect(await explained({ ...square, picked: toNumber({ block: 'V', row: 0, col: 1 }) })).toContain(
      'v12 = x12 = 0.00',
    )
    const doubled = {
      ...square,
      maps: 'matrix',
      Wv: [2, -1, 0, 1],
      picked: toNumber({ block: 'V', row: 0, col: 1 }),
    } as const
    expect(await explained(doubled)).toContain('v12 = 2.00 × 0.00 + (−1.00) × 1.00 = −1.00')
    expect(await explained({ ...square, beta: 0, picked: toNumber({ block: 'H', row: 0, col: 0 }) })).toContain(
      'h11 = 0.50 × 1.00 + 0.50 × 0.00 = 0.50',
    )
    expect(await explained({ ...square, ...A(0, 0) }, 'fr')).toContain('2,72 / (2,72 + 1,00) = 0,73')
  })
  it('explains hard choices and masked cells', async () => {
    expect(await explained({ ...square, choice: 'hard', ...A(0, 0) })).toContain(
      '1.00 is the largest score of column 1',
    )
    expect(await explained({ ...square, choice: 'hard', ...A(1, 0) })).toContain('that of key 1')
    expect(await explained({ ...square, causal: true, ...A(1, 0) })).toContain('causal mask')
  })
  it('picks the cell that is clicked or moved to, and describes it', async () => {
    const view = await show({ matrices: 'all', ...A(0, 0) })
    const cells = view.findAll('[role=grid]')[1]!.findAll('[role=gridcell]')
    expect(cells[0]!.attributes('tabindex')).toBe('0')
    expect(cells[0]!.attributes('aria-describedby')).toBe(view.get('.explanation').attributes('id'))
    await cells[0]!.trigger('keydown', { key: 'ArrowDown' })
    await cells[1]!.trigger('click')
    expect(view.emitted('set')).toEqual([
      ['picked', A(1, 0).picked],
      ['picked', A(0, 1).picked],
    ])
    await cells[2]!.trigger('pointerenter')
    await nextTick()
    expect(view.get('.explanation').text()).toMatch(/^a13/)
    view.unmount()
  })
  it('edits maps within their range, and adds and removes vectors', async () => {
    const view = await show({ maps: 'matrix', ...square })
    await view.findAll('input')[1]!.setValue('9')
    await view.get('[aria-label="Add a vector x"]').trigger('click')
    expect(view.get('[aria-label="Remove the last vector x"]').attributes('disabled')).toBeDefined()
    const [map, added] = view.emitted('set')!
    expect(map).toEqual(['Wq', [1, 2, 0, 1]])
    expect(added![1]).toHaveLength(6)
    view.unmount()
  })
  it('shows markup as text, tells what is left out, and asks for a word when there is none', async () => {
    const view = await show({ source: 'sentence', sentence: '<img src=x onerror=alert(1)> a b c d e f 😀' })
    expect(view.find('img').exists()).toBe(false)
    expect(view.text()).toContain('left out: 4')
    const empty = await show({ source: 'sentence', sentence: '' })
    expect(empty.text()).toContain('Write at least one word.')
    expect(empty.find('[role=grid]').exists()).toBe(false)
  })
  it('has nothing to operate when it is still', async () => {
    const view = await show({}, { still: true })
    expect(view.findAll('button, input, [tabindex], [role=slider]')).toHaveLength(0)
  })
})
