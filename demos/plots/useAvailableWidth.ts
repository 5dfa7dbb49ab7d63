import { useResizeObserver } from '@vueuse/core'
import { computed, ref, type ComputedRef, type Ref } from 'vue'

/**
 * Returns the width at which a picture is drawn, in px: `wanted`, or the width of its element if that is less. Text keeps
 * its size, because the picture is drawn again instead of scaled. The element is a block, or `wanted` px wide with
 * `max-width: 100%`.
 */
export function useAvailableWidth(
  element: Readonly<Ref<HTMLElement | SVGElement | null>>,
  wanted: () => number,
): ComputedRef<number> {
  const room = ref(Infinity)
  useResizeObserver(element, ([entry]) => {
    // on a slide that is not shown the width is 0
    if (entry!.contentRect.width > 0) room.value = entry!.contentRect.width
  })
  return computed(() => Math.min(wanted(), room.value))
}
