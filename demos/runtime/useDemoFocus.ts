import { useEventListener } from '@vueuse/core'
import type { Ref } from 'vue'

/**
 * Keeps a demo's controls from getting in the way of the deck. A pointer click or drag gives focus back
 * afterwards, so that the clicker and arrow keys change slides again; who uses the keyboard keeps it, until
 * Escape. The clicker's keys change slides from any control. Touches on the controls don't reach the deck, which
 * would take a drag for a swipe.
 */
export function useDemoFocus(root: Readonly<Ref<HTMLElement | null | undefined>>): void {
  let byPointer = false

  function pressed(event: PointerEvent): void {
    byPointer = true
    if (control(event.target)) event.stopPropagation()
  }
  function typed(event: KeyboardEvent): void {
    byPointer = false
    const leaves = CLICKER.includes(event.key)
    if (!leaves && event.key !== 'Escape') return
    control(event.target)?.blur()
    // a slider would take the key for a step of its own
    if (leaves) event.preventDefault()
  }
  /** A key that moved something, or moves a list, is not for Slidev, which would change slides by it too. */
  function moved(event: KeyboardEvent): void {
    if (CLICKER.includes(event.key)) return
    if (event.defaultPrevented || event.target instanceof HTMLSelectElement) event.stopPropagation()
  }
  /** Text fields keep focus: one clicks them to type. */
  function done(event: Event): void {
    const element = control(event.target)
    if (!byPointer || !element || element.matches(TYPING)) return
    // a list that a click opens needs focus until a choice is made
    if (element instanceof HTMLSelectElement && event.type !== 'change') return
    element.blur()
    byPointer = false
  }

  useEventListener(root, 'pointerdown', pressed)
  useEventListener(root, 'keydown', typed, { capture: true })
  useEventListener(root, 'keydown', moved)
  useEventListener(root, ['click', 'change'], done)
}

const CLICKER = ['PageDown', 'PageUp']
const TYPING = 'textarea, [contenteditable="true"], input:not([type]), input[type="text"]'
const CONTROLS =
  'button, input, select, textarea, summary, a[href], [contenteditable="true"], [tabindex]:not(.slidev-page), [data-drag]'
function control(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(CONTROLS) : null
}
