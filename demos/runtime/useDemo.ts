import { useNav, useSlideContext } from '@slidev/client'
import { useDemoAssets } from './demo-assets'
import type { DemoHandle } from './demo-handle'
import { findDemo } from './registry'
import { staticHandle } from './static-handle'
import { useLang } from './useLang'
import { useLiveDemo } from './useLiveDemo'

/**
 * A demo in a slide. `slideProps` are parameters (and a `seed`) that the slide sets; the address, and
 * what this window remembers, come on top. It computes only in the slide in view, on stage or with the
 * presenter; elsewhere it is its poster.
 */
export function useDemo(id: string, slideProps: Record<string, unknown> = {}): DemoHandle {
  const lang = useLang()
  const definition = findDemo(id)
  const { $renderContext } = useSlideContext()
  const live = ['slide', 'presenter'].includes($renderContext.value) && !useNav().isPrintMode.value
  if (definition && live) return useLiveDemo(definition, slideProps, lang)
  return staticHandle(id, definition, lang, useDemoAssets(definition, slideProps, lang))
}
