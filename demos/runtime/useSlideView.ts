import { useIsSlideActive, useNav, useSlideContext } from '@slidev/client'
import type { Ref } from 'vue'

/** Whether the slide that a component is in is the one in view, and whether it is only a picture of it: print, preview. */
export function useSlideView(): { readonly isActive: Readonly<Ref<boolean>>; readonly still: boolean } {
  const { $renderContext } = useSlideContext()
  const still = !['slide', 'presenter'].includes($renderContext.value) || useNav().isPrintMode.value
  return { isActive: useIsSlideActive(), still }
}
