/**
 * Turns the place of a demo's slide, in view or not, into visits. All timers of one demo are here, one of each kind.
 */
export interface VisitEvents {
  /** The slide is the next one: what it needs can be loaded. */
  near(): void
  /** It is in view, and not only passed through. */
  enter(): void
  leave(): void
  /** It was left a while ago: what it holds can be freed. */
  free(): void
}
export type Nearness = 'here' | 'near' | 'far'

/** Slides that are only passed through start nothing. */
const STAY_MS = 120
/** A slide that is left gives its tensors back, a little later: one often comes straight back. */
const FREE_MS = 1500

/** Tells when a slide has been entered for long enough to start its demo, and left for long enough to free it. */
export function createSlideVisits(events: VisitEvents) {
  let entered = false
  let stay: ReturnType<typeof setTimeout> | undefined
  let free: ReturnType<typeof setTimeout> | undefined

  function enter(): void {
    clearTimeout(free)
    entered = true
    events.enter()
  }
  function leave(): void {
    if (!entered) return
    entered = false
    events.leave()
    clearTimeout(free)
    free = setTimeout(events.free, FREE_MS)
  }

  return {
    move(nearness: Nearness): void {
      clearTimeout(stay)
      if (nearness !== 'here') leave()
      if (nearness === 'near') stay = setTimeout(events.near, STAY_MS)
      else if (nearness === 'here' && !entered) stay = setTimeout(enter, STAY_MS)
    },
    dispose(): void {
      clearTimeout(stay)
      leave()
      clearTimeout(free)
      events.free()
    },
  }
}
