import { useNav, useSlideContext } from '@slidev/client'
import type { DemoHandle } from './demo-handle'
import { useLang } from './useLang'
import { useLiveDemo } from './useLiveDemo'
import { useDemoAssets } from './demo-assets'
import { findDemo } from './registry'
import { staticHandle } from './static-handle'

/**
 * A demo in a slide. `slideProps` are parameters (and a `seed`) that the slide sets; the address, and
 * what this window remembers, come on top. It computes only in the slide in view, on stage or with the
 * presenter; elsewhere it is its poster.
 */
export function useDemo(id: string, slideProps: Record<string, unknown> = {}): DemoHandle {
  const lang = useLang()
  const definition = findDemo(id)
  const parts = useDemoAssets(definition, slideProps, lang)
  const { $renderContext } = useSlideContext()
  const live = ['slide', 'presenter'].includes($renderContext.value) && !useNav().isPrintMode.value
  return definition && live
    ? useLiveDemo(definition, slideProps, lang, parts)
    : staticHandle(id, definition, lang, parts)
}
