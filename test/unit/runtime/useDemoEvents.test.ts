// @vitest-environment happy-dom
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, ref } from 'vue'
import { useDemoEvents } from '../../../demos/runtime/useDemoEvents'

const Frame = defineComponent({
  setup() {
    const root = ref<HTMLElement | null>(null)
    useDemoEvents(root)
    return { root }
  },
  template: `<section ref="root">
    <button><span>Play</span></button>
    <input type="range" /><select><option>a</option></select>
    <svg><g data-drag="" tabindex="0"></g></svg><p>text</p>
  </section>`,
})
let frame: VueWrapper
beforeEach(() => void (frame = mount(Frame, { attachTo: document.body })))
afterEach(() => frame.unmount())

it('a key that moved something does not change slides too', async () => {
  const heard = vi.fn()
  document.body.addEventListener('keydown', heard)
  await frame.find('select').trigger('keydown', { key: 'ArrowDown' })
  const drag = frame.find('[data-drag]')
  drag.element.addEventListener('keydown', (event) => event.preventDefault(), { once: true })
  await drag.trigger('keydown', { key: 'ArrowRight' })
  expect(heard).not.toHaveBeenCalled()
  await frame.find('button').trigger('keydown', { key: 'ArrowRight' })
  expect(heard).toHaveBeenCalledTimes(1)
  document.body.removeEventListener('keydown', heard)
})

it('a press on a control does not reach Slidev; one beside them does', async () => {
  const heard = vi.fn()
  document.body.addEventListener('pointerdown', heard)
  for (const control of ['button span', 'input[type="range"]', '[data-drag]'])
    await frame.find(control).trigger('pointerdown')
  expect(heard).not.toHaveBeenCalled()
  await frame.find('p').trigger('pointerdown')
  expect(heard).toHaveBeenCalledTimes(1)
  document.body.removeEventListener('pointerdown', heard)
})

it('a frame that is gone listens no more', () => {
  const root = frame.element as HTMLElement
  frame.unmount()
  document.body.append(root)
  const heard = vi.fn()
  document.body.addEventListener('pointerdown', heard)
  root.querySelector('button')!.dispatchEvent(new Event('pointerdown', { bubbles: true }))
  expect(heard).toHaveBeenCalledTimes(1)
  document.body.removeEventListener('pointerdown', heard)
  root.remove()
})
