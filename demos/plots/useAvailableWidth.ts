import { computed, onMounted, onScopeDispose, ref, type ComputedRef, type Ref } from 'vue'

/**
 * Width of a picture in px: `wanted`, or what its element has where that is less. Drawn anew at that width, its letters
 * keep their size. The element is a block, or `wanted` wide with `max-width: 100%`.
 */
export function useAvailableWidth(element: Readonly<Ref<Element | null>>, wanted: () => number): ComputedRef<number> {
  const room = ref(Infinity)
  onMounted(() => {
    const observer = new ResizeObserver(([entry]) => {
      // none on a slide that is not shown
      if (entry!.contentRect.width > 0) room.value = entry!.contentRect.width
    })
    observer.observe(element.value!)
    onScopeDispose(() => observer.disconnect())
  })
  return computed(() => Math.min(wanted(), room.value))
}
