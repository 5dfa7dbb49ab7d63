import { onScopeDispose, watch, type Ref } from 'vue'

/**
 * Keeps a demo's controls from getting in the way of the deck. A pointer click or drag gives focus back
 * afterwards, so that the clicker and arrow keys change slides again; who uses the keyboard keeps it.
 * Touches on the controls don't reach Slidev, which would take a drag for a swipe.
 */
export function useDemoFocus(root: Readonly<Ref<HTMLElement | null | undefined>>): void {
  let byPointer = false

  function pressed(event: PointerEvent): void {
    byPointer = true
    if (control(event.target)) event.stopPropagation()
  }
  const typed = (): void => {
    byPointer = false
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

  const listen = (element: HTMLElement | null | undefined, how: 'addEventListener' | 'removeEventListener'): void => {
    element?.[how]('pointerdown', pressed as EventListener)
    element?.[how]('keydown', typed, { capture: true })
    for (const type of ['click', 'change']) element?.[how](type, done)
  }
  watch(
    root,
    (now, before) => {
      listen(before, 'removeEventListener')
      listen(now, 'addEventListener')
    },
    { immediate: true, flush: 'post' },
  )
  onScopeDispose(() => listen(root.value, 'removeEventListener'))
}

const TYPING = 'textarea, [contenteditable="true"], input:not([type]), input[type="text"], input[type="number"]'
const CONTROLS = 'button, input, select, textarea, summary, a[href], [contenteditable="true"], [tabindex], [data-drag]'
function control(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(CONTROLS) : null
}
