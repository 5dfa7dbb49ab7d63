// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import Scatter from '../../../demos/plots/Scatter.vue'

const props = {
  points: Float32Array.of(0, 0, 1, 0, 0, 1, 1, 1),
  classes: Uint8Array.of(0, 1, 2, 3),
  letters: ['a', 'b', 'c', 'd'],
  label: 'map',
  name: (i: number) => `point ${i}`,
  width: 124,
  height: 124, // the unit square takes 12 … 112
  picked: 0,
}
const box = { left: 0, top: 0, width: 124, height: 124 } as DOMRect

describe('Scatter', () => {
  it('picks the point that is clicked, and nothing in between', async () => {
    const wrapper = mount(Scatter, { props })
    vi.spyOn(wrapper.element, 'getBoundingClientRect').mockReturnValue(box)
    await wrapper.trigger('click', { clientX: 110, clientY: 14 })
    await wrapper.trigger('click', { clientX: 60, clientY: 60 })
    expect(wrapper.emitted('pick')).toEqual([[3]])
  })

  it('zooms about the pointer, and a double click undoes it', async () => {
    const wrapper = mount(Scatter, { props })
    vi.spyOn(wrapper.element, 'getBoundingClientRect').mockReturnValue(box)
    await wrapper.trigger('wheel', { deltaY: -400, clientX: 12, clientY: 112 })
    await wrapper.trigger('click', { clientX: 112, clientY: 112 })
    expect(wrapper.emitted('pick')).toBeUndefined() // point 1 is now far out at the right
    await wrapper.trigger('dblclick')
    await wrapper.trigger('click', { clientX: 112, clientY: 112 })
    expect(wrapper.emitted('pick')).toEqual([[1]])
  })

  it('picks with the arrow keys and says what is picked', async () => {
    const wrapper = mount(Scatter, { props })
    expect(wrapper.attributes('aria-valuetext')).toBe('point 0')
    await wrapper.trigger('keydown', { key: 'ArrowRight' })
    await wrapper.trigger('keydown', { key: 'ArrowUp' })
    expect(wrapper.emitted('pick')).toEqual([[1], [2]])
  })

  it('is vector letters when printed, and follows new points at once', async () => {
    const wrapper = mount(Scatter, { props: { ...props, still: true } })
    expect(wrapper.findAll('.letter').map((l) => l.text())).toEqual(['a', 'b', 'c', 'd'])
    expect(wrapper.find('canvas').exists()).toBe(false)
    expect(wrapper.attributes('role')).toBe('img')
    await wrapper.setProps({ points: Float32Array.of(1, 0, 0, 0, 0, 1, 1, 1) })
    expect(wrapper.findAll('.letter').map((l) => l.attributes('x'))).toEqual(['112', '12', '12', '112'])
  })
})
