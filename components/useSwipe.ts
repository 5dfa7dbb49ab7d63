import { useEventListener } from '@vueuse/core'
import { onMounted, type ShallowRef } from 'vue'

/** What a finger moves itself. */
const CONTROLS = 'a, button, input, select, textarea, summary, [contenteditable="true"], [tabindex="0"], [data-drag]'
/** A swipe goes as far, in CSS pixels, and as much along as across. */
const FAR = 60
const STRAIGHT = 2

export type Go = () => void

/**
 * A swipe of one finger changes slides. Slidev's own takes the two fingers of a pinch, and a gesture that the browser
 * has taken over, for a swipe: touches end here, below it.
 *
 * @param inside an element of the slides.
 */
export function useSwipe(inside: Readonly<ShallowRef<HTMLElement | null>>, next: Go, prev: Go): void {
  let slides: HTMLElement | null = null
  let start: { id: number; x: number; y: number } | undefined
  /** Fingers on the slides. */
  const fingers = new Set<number>()

  function touched(event: PointerEvent): void {
    if (event.pointerType !== 'touch') return
    event.stopPropagation()
    if (event.type === 'pointerdown') {
      if (event.isPrimary) fingers.clear()
      fingers.add(event.pointerId)
      const free = fingers.size === 1 && !magnified() && !handled(event.target as Element)
      start = free ? { id: event.pointerId, x: event.clientX, y: event.clientY } : undefined
    } else if (event.type !== 'pointermove') {
      fingers.delete(event.pointerId)
      if (event.type === 'pointerup' && start?.id === event.pointerId)
        released(start.x - event.clientX, start.y - event.clientY)
      start = undefined
    }
  }
  function released(left: number, up: number): void {
    if (Math.abs(left) < Math.max(FAR, STRAIGHT * Math.abs(up))) return
    if (left > 0) next()
    else prev()
  }
  /** Moved by the finger itself, or in a part that scrolls sideways. */
  function handled(target: Element): boolean {
    if (target.closest(CONTROLS)) return true
    for (let part: Element | null = target; part && part !== slides; part = part.parentElement)
      if (part.scrollWidth > part.clientWidth && /auto|scroll/.test(getComputedStyle(part).overflowX)) return true
    return false
  }

  onMounted(() => {
    slides = inside.value!.closest<HTMLElement>('.slidev-slide-container')
    useEventListener(slides, ['pointerdown', 'pointermove', 'pointerup', 'pointercancel'], touched)
  })
  useEventListener(visualViewport, 'resize', () => document.documentElement.classList.toggle('magnified', magnified()))
}

/** Pinched: one finger moves what is seen of the page. */
const magnified = (): boolean => (visualViewport?.scale ?? 1) > 1.05
