import type { Snapshot } from './contract'
import type { Beat, Condition, Hello, LeaderState, SidePart, SidePayload } from './leader-state'
import { SIDE_PARTS } from './leader-state'
import type { Leadership } from './leadership'
import { createListeners } from './listeners'
import type { SharedStore, Slots } from './shared-store'

/** What a window tells the others while it leads. */
export interface Published {
  /** What to publish of the present state. */
  describe(): Omit<LeaderState, keyof Beat>
  share(): Pick<SidePayload, SidePart>
}
export interface LeaderPublisherOptions extends Published {
  /** Name of the demo's place in the deck, equal in all windows. */
  key: string
  store: SharedStore
  leadership: Leadership
  isInView(): boolean
  now(): number
  /** Calls back later; what it returns calls that off. */
  defer(callback: () => void, ms: number): () => void
}

const FRAME_MS = 15
const CURVES_MS = 1000

/** Publishes what a leader shows, to those who listen. While its window does not lead, it publishes nothing. */
export function createLeaderPublisher(options: LeaderPublisherOptions) {
  const { key, store, leadership, now } = options
  const listeners = createListeners(now)
  /** Number of the latest picture. */
  let seq = 0
  let nextAt = 0
  let curvesAt = 0
  let wasPlaying = false
  let cancel = (): void => {}

  const isLeading = (): boolean => leadership.role === 'leading'
  const condition = (): Condition => (options.isInView() ? 'present' : 'away')
  const newBeat = (its: Condition): Slots => ({
    [`${key} beat`]: { ...leadership.current!, seq, condition: its } satisfies Beat,
  })

  function side(parts: readonly SidePart[]): Slots {
    const all = options.share()
    const { run, isPrivate } = options.describe()
    const lead = leadership.current!
    if (parts.includes('curves')) curvesAt = now()
    const given = parts.filter((part) => all[part] !== undefined)
    return Object.fromEntries(
      given.map((part) => [`${key} ${part}`, { lead, run, isPrivate, [part]: all[part] } satisfies SidePayload]),
    )
  }
  function publishState(): void {
    if (!isLeading()) return
    const state: LeaderState = { ...options.describe(), ...leadership.current!, seq, condition: condition() }
    nextAt = now() + Math.max(FRAME_MS, bytesOf(state.frame) / store.bytesPerMs)
    const curvesDue = now() - curvesAt >= CURVES_MS || (wasPlaying && !state.playing)
    wasPlaying = state.playing
    store.write({ [key]: state, ...(curvesDue && side(['curves'])) })
  }
  /** Says who leads, and the number of the latest picture. */
  function beat(its = condition()): void {
    if (isLeading()) store.write(newBeat(its))
  }
  /** There is something new to show: at most once a frame, the last state always, and only if anybody listens. */
  function publish(): void {
    if (!isLeading()) return
    cancel()
    if (listeners.any() && now() < nextAt) return void (cancel = options.defer(publish, nextAt - now()))
    seq++
    if (listeners.any()) publishState()
  }

  return {
    /** The lead has just been taken: all windows are told, those on other devices too. */
    start(): void {
      seq = 0
      store.write(newBeat(condition()), true)
    },
    beat,
    publish,
    publishSide(parts: readonly SidePart[]): void {
      if (isLeading() && listeners.any()) store.write(side(parts))
    },
    /** Calls off what was to be published a little later. */
    cancel: () => cancel(),
    isHeard: () => listeners.any(),
    /** Answers a window that listens, with the parts that it wants. */
    answer({ from, wants }: Hello): void {
      listeners.heard(from)
      if (!isLeading()) return
      const parts = SIDE_PARTS.filter((part) => wants.includes(part))
      if (parts.length > 0) store.write(side(parts))
      if (wants.includes('state')) publishState()
      else beat()
    },
  }
}

const bytesOf = (picture: Snapshot | undefined): number =>
  Object.values(picture?.arrays ?? {}).reduce((sum, { data }) => sum + data.byteLength, 0)
