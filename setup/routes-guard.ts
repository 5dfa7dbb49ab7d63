/** Leads the keys, the clicker, the buttons and swipes past the slides that the chosen route leaves out. */
import { slides } from '@slidev/client/logic/slides.ts'
import type { RouteLocationNormalized, Router } from 'vue-router'
import { followRoute, lectureRoute } from '../components/lecture-route'
import { isOnRoute, nextOnRoute, routeName } from '../components/routes'

/** The names of all slides, in order. */
export const slideAliases = (): (string | undefined)[] =>
  slides.value.map(({ meta }) => meta.slide?.frontmatter.routeAlias as string | undefined)

/**
 * `?route=` chooses a route, before the `#` or after it. A step from a slide to the one beside it goes on to the next
 * slide of the route; a link, a number or the overview open any slide.
 */
export function followRoutes(router: Router): void {
  const address = new URL(location.href)
  const named = routeName(address.searchParams.get('route'))
  if (named && __SLIDEV_HASH_ROUTE__) {
    followRoute(named)
    address.searchParams.delete('route')
    history.replaceState(history.state, '', address)
  }
  router.beforeEach((to, from) => {
    const { route, ...query } = to.query
    if (route !== undefined) {
      const chosen = routeName(route)
      if (chosen) followRoute(chosen)
      return { path: to.path, query, hash: to.hash, replace: true }
    }
    const [here, there] = [slideNumber(from), slideNumber(to)]
    if (here === undefined || there === undefined || to.name !== from.name) return
    const by = there - here
    const aliases = slideAliases()
    if ((by !== 1 && by !== -1) || isOnRoute(lectureRoute.value, aliases[there - 1])) return
    const next = nextOnRoute(lectureRoute.value, aliases, there, by)
    if (next === undefined) return false
    const no = aliases[next - 1] ?? String(next)
    // one steps back into a slide at its last click
    const clicks = by < 0 && slides.value[next - 1]!.meta.__clicksContext?.total
    return { name: to.name!, params: { no }, query: { ...query, clicks: clicks ? String(clicks) : undefined } }
  })
}

function slideNumber({ name, params: { no } }: RouteLocationNormalized): number | undefined {
  if (name !== 'play' && name !== 'presenter') return undefined
  const found = slides.value.find((slide) => slide.no === Number(no) || slide.meta.slide?.frontmatter.routeAlias === no)
  return found?.no
}
