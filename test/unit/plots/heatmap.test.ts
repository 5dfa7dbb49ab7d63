// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import Heatmap from '../../../demos/plots/Heatmap.vue'

const props = {
  rows: 2,
  columns: 3,
  values: [0, 0.1, 0.2, 0.3, 0.4, 0.5],
  domain: [0, 1] as const,
  label: 'weights',
  size: 90,
  rowLabels: ['a', 'b'],
  columnLabels: ['p', 'q', 'r'],
  marked: [{ row: 0, column: 2 }],
  numbers: true,
}

describe('Heatmap', () => {
  it('draws a small matrix cell by cell with numbers and outlines', () => {
    const wrapper = mount(Heatmap, { props })
    expect(wrapper.findAll('.cell')).toHaveLength(6)
    expect(wrapper.text()).toContain('0.50')
    expect(wrapper.find('.mark').attributes('d')).toBe('M60 0h30v30h-30z')
  })

  it('draws a large one on a canvas', () => {
    const wrapper = mount(Heatmap, { props: { ...props, rows: 48, columns: 48, values: new Uint8Array(2304) } })
    expect(wrapper.findAll('.cell')).toHaveLength(0)
    expect(wrapper.find('canvas').exists()).toBe(true)
  })

  it('is walked with the arrow keys, which stay inside and do not reach the deck', async () => {
    let reached = 0
    const count = (): number => reached++
    window.addEventListener('keydown', count)
    const wrapper = mount(Heatmap, { props, attachTo: document.body })
    await wrapper.trigger('keydown', { key: 'ArrowRight' })
    await wrapper.trigger('keydown', { key: 'ArrowDown' })
    await wrapper.trigger('keydown', { key: 'ArrowDown' })
    expect(wrapper.emitted('cell')).toEqual([[{ row: 0, column: 1 }], [{ row: 1, column: 1 }]])
    expect(wrapper.attributes('aria-valuetext')).toBe('b, q: 0.40')
    await wrapper.trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('choose')).toEqual([[{ row: 1, column: 1 }]])
    expect(reached).toBe(0)
    await wrapper.trigger('keydown', { key: ' ' })
    expect(reached).toBe(1)
    window.removeEventListener('keydown', count)
    wrapper.unmount()
  })

  it('is a plain picture when still', () => {
    const wrapper = mount(Heatmap, { props: { ...props, still: true } })
    expect(wrapper.attributes('role')).toBe('img')
    expect(wrapper.attributes('tabindex')).toBeUndefined()
  })
})
