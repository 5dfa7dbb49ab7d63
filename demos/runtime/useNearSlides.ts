import { useNav } from '@slidev/client'
import { onScopeDispose, watch } from 'vue'
import { whenIdle } from './when-idle'

/** So long after a change of slides the one that was left has faded. */
const FADED_MS = 700
/**
 * A slide that still fades, as on a slow machine or in a window behind others. Vue would never take it out of the page if
 * it were unmounted now: the end of the fade is then taken for the end of the removal.
 */
const FADING = '#slideshow > [class*="-leave-active"]'
/** The code of the other slides is loaded when the first demo is likely to be ready. */
const CODE_MS = 3000

/**
 * Keeps the slide in view and its neighbours mounted, and no others: 85 slides are 49,000 elements. Slidev would mount
 * all a few seconds after the first (https://github.com/slidevjs/slidev/pull/2079); `preload: false` in the
 * headmatter tells it not to. The code of all slides is still loaded, so that the deck goes on without a network.
 */
export function useNearSlides(): void {
  const { slides, currentSlideNo, isPrintMode } = useNav()
  if (isPrintMode.value) return
  const distance = (no: number): number => Math.abs(no - currentSlideNo.value)
  let timer: ReturnType<typeof setTimeout> | undefined
  let disposed = false

  function mountNear(): void {
    if (document.querySelector(FADING)) return mountWhenFaded()
    for (const { no, meta } of slides.value) meta.__preloaded = distance(no) <= 1
  }
  async function loadCode(): Promise<void> {
    const routes = [...slides.value].sort((a, b) => distance(a.no) - distance(b.no))
    for (const { load } of routes) {
      if (disposed) return
      await load()
      await new Promise<void>((idle) => whenIdle(idle))
    }
  }
  function mountWhenFaded(): void {
    clearTimeout(timer)
    timer = setTimeout(() => whenIdle(mountNear), FADED_MS)
  }
  watch(currentSlideNo, mountWhenFaded, { immediate: true })
  const code = setTimeout(() => void loadCode(), CODE_MS)
  onScopeDispose(() => {
    disposed = true
    clearTimeout(timer)
    clearTimeout(code)
  })
}
