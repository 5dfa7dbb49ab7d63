import { useSlideContext } from '@slidev/client'
import { getCurrentInstance, h, render } from 'vue'
import type { Lang } from '../core/text'
import type { DemoDefinition } from './contract'
import { useDemoAssets } from './demo-assets'
import type { DemoHandle } from './demo-handle'
import { createLiveDemo } from './live-demo'

/** The demos of this window that have been mounted, by slide: what a visitor did there outlives the slide's component. */
const handles = new Map<string, DemoHandle>()

/**
 * The handle of a demo that runs in this window. Slides are mounted only while they are near, demos are made once. Each
 * belongs to a component of its own that draws nothing, so that it keeps none of a slide's that is gone.
 */
export function useLiveDemo(definition: DemoDefinition, slideProps: Record<string, unknown>, lang: Lang): DemoHandle {
  const page = useSlideContext().$page.value
  const name = JSON.stringify([definition.id, page, slideProps])
  const Owner = {
    setup() {
      const assets = useDemoAssets(definition, slideProps, lang)
      handles.set(name, createLiveDemo(definition, page, slideProps, lang, assets))
      return () => undefined
    },
  }
  if (!handles.has(name)) {
    const owner = h(Owner)
    owner.appContext = getCurrentInstance()!.appContext
    render(owner, document.createElement('div'))
  }
  return handles.get(name)!
}

/** The demo of the slide in view; undefined if it has none, or none has been mounted. */
export const demoInView = (): DemoHandle | undefined => [...handles.values()].find(({ active }) => active.value)
