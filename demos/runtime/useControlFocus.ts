import { useEventListener } from '@vueuse/core'

/**
 * Keeps controls from getting in the way of the deck: Slidev's keys rest while a button or a link has the focus. A click
 * or drag by a pointer gives the focus back afterwards, in demos, panels and the navigation bar alike, so that the
 * clicker and the arrow keys change slides again; who uses the keyboard keeps it, until Escape. The clicker's keys
 * change slides from any control but a text beside the demos.
 */
export function useControlFocus(): void {
  let byPointer = false

  function typed(event: KeyboardEvent): void {
    byPointer = false
    const element = control(event.target)
    if (!element || (element.matches(TYPING) && !element.closest('[data-demo]'))) return
    const leaves = CLICKER.includes(event.key)
    if (!leaves && event.key !== 'Escape') return
    element.blur()
    // a slider would take the key for a step of its own
    if (leaves) event.preventDefault()
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

  // before any other listener, some of which keep an event to themselves
  const capture = { capture: true }
  useEventListener(document, 'pointerdown', () => (byPointer = true), capture)
  useEventListener(document, 'keydown', typed, capture)
  useEventListener(document, ['click', 'change'], done, capture)
}

export const CLICKER = ['PageDown', 'PageUp']
const CHOSEN = ['button', 'checkbox', 'color', 'file', 'radio', 'range', 'reset', 'submit']
const TYPING = `textarea, [contenteditable="true"], input${CHOSEN.map((type) => `:not([type="${type}"])`).join('')}`
const CONTROLS =
  'button, input, select, textarea, summary, a[href], [contenteditable="true"], [tabindex]:not(.slidev-page), [data-drag]'

/** The control that an event happened in. */
export const control = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(CONTROLS) : null
