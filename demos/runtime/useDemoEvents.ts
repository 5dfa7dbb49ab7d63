import { useEventListener } from '@vueuse/core'
import type { Ref } from 'vue'
import { CLICKER, control } from './useControlFocus'

/** Keeps to a demo what its controls are given: Slidev would take a drag for a swipe, and a key for a change of slides. */
export function useDemoEvents(root: Readonly<Ref<HTMLElement | null | undefined>>): void {
  function pressed(event: PointerEvent): void {
    if (control(event.target)) event.stopPropagation()
  }
  /** A key that moved something, or moves a list. */
  function moved(event: KeyboardEvent): void {
    if (CLICKER.includes(event.key)) return
    if (event.defaultPrevented || event.target instanceof HTMLSelectElement) event.stopPropagation()
  }
  useEventListener(root, 'pointerdown', pressed)
  useEventListener(root, 'keydown', moved)
}
