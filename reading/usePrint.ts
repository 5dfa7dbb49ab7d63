import { useEventListener } from '@vueuse/core'
import { nextTick, ref, type Ref } from 'vue'

const WAIT_MS = 100
const MAX_WAITS = 100

/** Prints the page once the recorded pictures of all demos stand in for them, as in the printed slides. */
export function usePrint(): { printed: Ref<boolean>; print: () => Promise<void> } {
  const printed = ref(false)
  const isReady = (): boolean =>
    [...document.querySelectorAll('[data-demo]')].every((demo) => demo.querySelector('.demo-view-ready'))
  async function print(): Promise<void> {
    printed.value = true
    await nextTick()
    for (let waits = 0; !isReady() && waits < MAX_WAITS; waits++) await new Promise((done) => setTimeout(done, WAIT_MS))
    window.print()
  }
  useEventListener('afterprint', () => void (printed.value = false))
  return { printed, print }
}
