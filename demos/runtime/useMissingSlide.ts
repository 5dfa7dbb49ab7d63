import { useSlideContext } from '@slidev/client'
import { useEventListener } from '@vueuse/core'
import { computed, shallowRef, type Component } from 'vue'
import { causeOf, type LoadFailure } from './demo-assets'

/** A slide whose code could not be loaded: its title, why, and the slide itself once trying again has helped. */
export function useMissingSlide() {
  const { $route } = useSlideContext()
  const slide = shallowRef<Component>()
  const cause = shallowRef<LoadFailure>()

  async function retry(): Promise<void> {
    const loaded = await $route!.load()
    // where it cannot be loaded, Slidev gives its error layout instead of a module
    if ('default' in loaded) slide.value = loaded.default
    else cause.value = await causeOf()
  }
  useEventListener('online', retry)
  void retry()

  return { title: computed(() => $route?.meta.slide.title ?? ''), slide, cause, retry }
}
