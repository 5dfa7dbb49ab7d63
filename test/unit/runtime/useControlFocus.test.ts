// @vitest-environment happy-dom
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent } from 'vue'
import { useControlFocus } from '../../../demos/runtime/useControlFocus'

const Frame = defineComponent({
  setup: useControlFocus,
  template: `<main>
    <section data-demo="toy">
      <button><span>Play</span></button>
      <input type="range" /><input type="text" /><select><option>a</option></select>
    </section>
    <nav><button class="bar">Audience window</button><a href="#3">B</a></nav>
    <details><summary>Room</summary><input type="search" /></details>
  </main>`,
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
  ['.bar', 'click'],
  ['a', 'click'],
  ['summary', 'click'],
] as const)('%s gives focus back after a pointer, and keeps it after a key', async (selector, ends) => {
  await use(selector, 'keyboard', ends)
  expect(focused(selector)).toBe(true)
  await use(selector, 'pointer', ends)
  expect(focused(selector)).toBe(false)
})

it.each(['input[type="text"]', 'input[type="search"]', 'select'])(
  '%s that is clicked to type or to choose keeps it',
  async (selector) => {
    await use(selector, 'pointer', 'click')
    expect(focused(selector)).toBe(true)
  },
)

it('keys after a click count as keyboard again', async () => {
  await use('button', 'pointer', 'click')
  await use('button', 'keyboard', 'click')
  expect(focused('button')).toBe(true)
})

it.each(['button', 'input[type="range"]', 'input[type="text"]', 'select', '.bar', 'a', 'summary'])(
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

it('a text beside the demos keeps the clicker’s keys and Escape', async () => {
  for (const key of ['PageDown', 'Escape']) {
    await use('input[type="search"]', 'keyboard', 'change')
    await frame.find('input[type="search"]').trigger('keydown', { key })
    expect(focused('input[type="search"]')).toBe(true)
  }
})

it('listens no more once it is gone', async () => {
  const root = frame.element as HTMLElement
  frame.unmount()
  document.body.append(root)
  const button = root.querySelector('button')!
  button.dispatchEvent(new Event('pointerdown', { bubbles: true }))
  button.focus()
  button.dispatchEvent(new Event('click', { bubbles: true }))
  expect(document.activeElement).toBe(button)
  root.remove()
})
