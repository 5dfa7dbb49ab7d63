import type { DemoLocation } from './demo-location'
import { keepView, type KeptView } from './kept-view'
import { remember } from './storage'

/** While a run goes on, how often address and storage are told where it is: each costs a few ms. */
const NOTE_MS = 2000
/** The picture takes longer: it is kept once what is shown has come to rest, or the window is put away. */
const REST_MS = 400
/** And now and then in a run, for a window that ends without a word; a drag is never held up by it. */
const KEEP_MS = 10_000

export interface DemoRecordOptions {
  /** Name of the demo's place in the deck. */
  key: string
  location(): DemoLocation
  /** The demo runs: it changes all the time. */
  isRunning(): boolean
  isFollowing(): boolean
  /** Undefined while there is no picture, or none that may be kept. */
  view(): Omit<KeptView, 'key' | 'location'> | undefined
  /** Shows a location in the address bar; none leaves it bare. */
  showAddress(location: DemoLocation | undefined): void
}

/** Keeps the place of a demo in the address bar and in storage, and its picture for a reload. */
export function createDemoRecord({ key, location, isRunning, isFollowing, view, showAddress }: DemoRecordOptions) {
  let notedAt = -Infinity
  let keptAt = -Infinity
  let resting: ReturnType<typeof setTimeout> | undefined

  function note(): void {
    const place = location()
    if (!isFollowing()) remember(key, { ...place.params, seed: place.seed, step: place.step })
  }
  function keep(): void {
    clearTimeout(resting)
    resting = undefined
    keptAt = performance.now()
    note()
    const picture = view()
    if (picture) keepView({ key, location: location(), ...picture })
  }

  return {
    /** What is shown has changed. */
    changed(): void {
      clearTimeout(resting)
      resting = setTimeout(keep, REST_MS)
      if (isRunning() && performance.now() < notedAt + NOTE_MS) return
      notedAt = performance.now()
      // a follower's address stays bare, so that it still follows when reloaded
      showAddress(isFollowing() ? undefined : location())
      if (!isRunning()) return
      if (performance.now() >= keptAt + KEEP_MS) keep()
      else note()
    },
    /** The window is put away, and may not come back. */
    keep,
    /** Keeps at once what was to be kept a little later. */
    flush(): void {
      if (resting) keep()
    },
  }
}
