// @vitest-environment happy-dom
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, ref } from 'vue'
import { useDemoFocus } from '../../../demos/runtime/useDemoFocus'

const Frame = defineComponent({
  setup() {
    const root = ref<HTMLElement | null>(null)
    useDemoFocus(root)
    return { root }
  },
  template: `<section ref="root">
    <button><span>Play</span></button>
    <input type="range" /><input type="text" /><select><option>a</option></select>
    <svg><g data-drag="" tabindex="0"></g></svg><p>text</p>
  </section>`,
})
let frame: VueWrapper
beforeEach(() => void (frame = mount(Frame, { attachTo: document.body })))
afterEach(() => frame.unmount())

const focused = (selector: string): boolean => document.activeElement === frame.find(selector).element
async function use(selector: string, by: 'pointer' | 'keyboard', ends: 'click' | 'change') {
  const control = frame.find(selector)
  await control.trigger(by === 'pointer' ? 'pointerdown' : 'keydown')
  ;(control.element as HTMLElement).focus()
  await control.trigger(ends)
}

it.each([
  ['button', 'click'],
  ['input[type="range"]', 'change'],
  ['select', 'change'],
] as const)('%s gives focus back after a pointer, and keeps it after a key', async (selector, ends) => {
  await use(selector, 'keyboard', ends)
  expect(focused(selector)).toBe(true)
  await use(selector, 'pointer', ends)
  expect(focused(selector)).toBe(false)
})

it('a text field that is clicked, and a list that a click opens, keep it', async () => {
  await use('input[type="text"]', 'pointer', 'click')
  expect(focused('input[type="text"]')).toBe(true)
  await use('select', 'pointer', 'click')
  expect(focused('select')).toBe(true)
})

it('keys after a click count as keyboard again', async () => {
  await use('button', 'pointer', 'click')
  await use('button', 'keyboard', 'click')
  expect(focused('button')).toBe(true)
})

it.each(['button', 'input[type="range"]', 'input[type="text"]', 'select'])(
  '%s: the clicker and Escape take focus away',
  async (selector) => {
    const heard = vi.fn()
    document.body.addEventListener('keydown', heard)
    for (const key of ['PageDown', 'PageUp', 'Escape']) {
      await use(selector, 'keyboard', 'change')
      heard.mockClear()
      await frame.find(selector).trigger('keydown', { key })
      expect(focused(selector)).toBe(false)
      if (key !== 'Escape') expect(heard).toHaveBeenCalledTimes(1)
    }
    document.body.removeEventListener('keydown', heard)
  },
)

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
