import { useNav, useSlideContext } from '@slidev/client'
import type { DemoHandle } from './handle'
import { useLang } from './lang'
import { useLiveDemo } from './live'
import { useParts } from './parts'
import { findDemo } from './registry'
import { stillHandle } from './still'

/**
 * A demo in a slide. `slideProps` are parameters (and a `seed`) that the slide sets; the address, and
 * what this window remembers, come on top. It computes only in the slide in view, on stage or with the
 * presenter; elsewhere it is its poster.
 */
export function useDemo(id: string, slideProps: Record<string, unknown> = {}): DemoHandle {
  const lang = useLang()
  const definition = findDemo(id)
  const parts = useParts(definition, slideProps, lang)
  const { $renderContext } = useSlideContext()
  const live = ['slide', 'presenter'].includes($renderContext.value) && !useNav().isPrintMode.value
  return definition && live
    ? useLiveDemo(definition, slideProps, lang, parts)
    : stillHandle(id, definition, lang, parts)
}
