import { useNav } from '@slidev/client'
import { watch } from 'vue'
import type { LocationQueryRaw } from 'vue-router'
import type { DemoDefinition } from './contract'
import { ownKeys, toQuery, withoutDemo, type DemoLocation, type Query } from './demo-location'

const EVERY_MS = 400

/**
 * The address bar follows a demo. The router is not told: it would carry the keys along to the next
 * slide. Browsers limit how often an address may change, so it lags a little.
 */
export function useUrlState(definition: DemoDefinition, page: number, start: DemoLocation) {
  const { router, slides } = useNav()
  let timer: ReturnType<typeof setTimeout> | undefined
  let shown: DemoLocation | undefined

  const bare = (query: Query): LocationQueryRaw => withoutDemo(definition, query) as LocationQueryRaw
  function href(place: DemoLocation, path: string, query: Query): string {
    return router.resolve({ path, query: { ...bare(query), ...toQuery(definition, place, start) } }).href
  }
  function write(): void {
    timer = undefined
    const { path, query } = router.currentRoute.value
    const next = shown ? href(shown, path, query) : router.resolve({ path, query }).href
    if (next !== location.pathname + location.search + location.hash) history.replaceState(history.state, '', next)
  }
  const soon = (): void => void (timer ??= setTimeout(write, EVERY_MS))
  // Slidev writes the address anew at each click
  const stop = router.afterEach(() => shown && soon())

  return {
    /** Calls back with the demo's keys of an address that was opened, and takes them off the route. */
    onOpened(active: () => boolean, callback: (keys: Query) => void): void {
      watch(
        () => active() && ownKeys(definition, router.currentRoute.value.query),
        (keys) => {
          if (!keys) return
          void router.replace({
            query: bare(router.currentRoute.value.query),
          })
          callback(keys)
        },
        { immediate: true, flush: 'sync' },
      )
    },
    /** Shows a place in the address bar; none takes it off. */
    show(place: DemoLocation | undefined): void {
      shown = place
      soon()
    },
    /** The slide is left: its address is already another. */
    hide(): void {
      shown = undefined
      clearTimeout(timer)
      timer = undefined
    },
    /**
     * Absolute address of a location, for anybody. It names the slide by its alias, which the next edition keeps, and
     * has no `#`, which chat programs drop or encode.
     */
    link(place: DemoLocation): string {
      const slide = slides.value.find(({ no }) => no === page)?.meta.slide?.frontmatter.routeAlias ?? page
      const link = new URL(href(place, `/${slide}`, {}), location.href)
      if (!link.hash) return link.href
      link.search = `slide=${slide}&${link.hash.split('?')[1]}`
      link.hash = ''
      return link.href
    },
    dispose(): void {
      stop()
      clearTimeout(timer)
    },
  }
}
