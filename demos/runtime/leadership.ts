/**
 * Who leads. The window that played last leads; the others show its pictures. A window stamps what it
 * publishes, and of two stamps all windows agree on the later one.
 */
import type { SharedStore, Slots } from './shared-store'
import type { DemoDefinition, Snapshot } from './contract'
import {
  isLater,
  parseLeaderState,
  parseSidePayload,
  sameLead,
  type LeaderState,
  type SidePayload,
} from './leader-state'

/** alone: nobody leads · orphan: the leader is gone · detached: somebody leads, this window goes its own way */
export type Role = 'alone' | 'leading' | 'following' | 'detached' | 'orphan'

export interface LeadershipOptions {
  definition: DemoDefinition
  /** Name of the demo's place in the deck, equal in all windows. */
  key: string
  board: SharedStore
  me: string
  now(): number
  /** What to publish of the present state. */
  describe(): Omit<LeaderState, 'term' | 'by' | 'seq' | 'gone'>
  share(): Pick<SidePayload, 'fixed' | 'curves' | 'checkpoint'>
  role(role: Role): void
  entry(entry: LeaderState, sameRun: boolean): void
  extra(extra: SidePayload): void
}
export type Leadership = ReturnType<typeof createLeadership>

const FRAME_MS = 15
const SILENCE_MS = 3000
const ANSWER_MS = 1000
const CURVES_MS = 1000

export function createLeadership(parts: LeadershipOptions) {
  const { board, key, me, now } = parts
  let role: Role = 'alone'
  let latest: LeaderState | undefined
  let shown: LeaderState | undefined
  let seq = 0
  let term = 0
  let heardAt = 0
  let nextAt = 0
  let curvesAt = 0
  let wasPlaying = false
  /** Another window was heard. Before that nothing is worth encoding, but that this one leads. */
  let audience = false
  /** Detached by a link, not by choice: whoever takes the lead next is followed. */
  let loose = false
  /** Until then, whoever is heard of led before this window came. */
  let settled = 0
  let later: ReturnType<typeof setTimeout> | undefined
  const seen = new Map<string, unknown>([[HELLO, board.read(HELLO)]])

  function become(next: Role): void {
    role = next
    parts.role(next)
  }
  const news = (slot: string): unknown => {
    const value = board.read(slot)
    if (value === undefined || seen.get(slot) === value) return undefined
    seen.set(slot, value)
    return value
  }
  function put(slots: Slots): void {
    for (const [slot, value] of Object.entries(slots)) seen.set(slot, value)
    board.write(slots)
  }

  function look(): void {
    const entry = parseLeaderState(parts.definition, news(key))
    if (entry) term = Math.max(term, entry.term)
    let newLead = false
    if (entry && entry.by !== me && isLater(entry, latest)) {
      newLead = !sameLead(entry, latest)
      audience = true
      latest = entry
      heardAt = now()
      if (now() < settled) detach(true)
      else if (role !== 'detached' || (loose && newLead)) follow()
      else if (entry.gone) become('alone')
    }
    if (role === 'following') for (const part of EXTRAS) take(news(`${key} ${part}`))
    if (news(HELLO) !== undefined) {
      audience = true
      if (role === 'leading') lead(true)
    }
    if (newLead) greet()
  }
  const greet = (): void => put({ [HELLO]: `${me} ${key} ${now()}` })
  function take(given: unknown): void {
    const extra = parseSidePayload(given)
    if (extra && latest && sameLead(extra.stamp, latest) && extra.run === latest.run) parts.extra(extra)
  }

  function follow(): void {
    if (!latest) return
    const sameRun = shown !== undefined && sameLead(latest, shown) && latest.run === shown.run
    const first = role !== 'following'
    shown = latest
    become(latest.gone ? 'orphan' : 'following')
    // what never changes goes under the picture, what grows goes on top
    if (first || !sameRun) take(board.read(`${key} fixed`))
    parts.entry(latest, sameRun)
    if (first || !sameRun) for (const part of ['curves', 'checkpoint']) take(board.read(`${key} ${part}`))
  }

  /** Publishes: at most once a frame, the last state always. */
  function publish(why: 'news' | 'lead' | 'gone' = 'news'): void {
    const gone = why === 'gone'
    if (role !== 'leading' || (why === 'news' && !audience)) return
    clearTimeout(later)
    if (now() < nextAt && !gone) {
      later = setTimeout(publish, nextAt - now())
      return
    }
    latest = { ...parts.describe(), term, by: me, seq: ++seq, gone }
    nextAt = now() + Math.max(FRAME_MS, bytesOf(latest.frame) / board.bytesPerMs)
    const due = now() - curvesAt >= CURVES_MS || (wasPlaying && !latest.playing)
    wasPlaying = latest.playing
    put({ [key]: latest, ...(due && extras(['curves'])) })
  }

  function extras(wanted: readonly (typeof EXTRAS)[number][]): Slots {
    const all = parts.share()
    const stamp = { term, by: me, seq }
    const { run, isPrivate } = parts.describe()
    if (wanted.includes('curves')) curvesAt = now()
    return Object.fromEntries(
      wanted.map((part) => [`${key} ${part}`, { stamp, run, isPrivate, [part]: all[part] } satisfies SidePayload]),
    )
  }

  function lead(again = false): void {
    if (role === 'leading' && !again) return
    if (!again) term++
    become('leading')
    nextAt = 0
    if (audience) put(extras(EXTRAS))
    publish('lead')
  }

  function detach(untilNextLead = false): void {
    loose = untilNextLead
    become('detached')
  }

  const stop = board.listen(look)

  return {
    get role() {
      return role
    },
    get latest() {
      return latest
    },
    /** Listens to who leads, unless the window has a place of its `own` to show: then to who leads next. */
    enter(own: boolean): void {
      if (own) settled = now() + ANSWER_MS
      look()
      if (role !== 'leading') greet()
    },
    lead: () => lead(),
    publish: () => publish(),
    publishFixed: () => role === 'leading' && audience && put(extras(['fixed', 'checkpoint'])),
    publishCheckpoint: () => role === 'leading' && audience && put(extras(['checkpoint'])),
    detach,
    follow,
    /** Once a second: the leader gives a sign of life, a follower listens for it. */
    beat(): void {
      if (role === 'leading') publish()
      else if (now() - heardAt > SILENCE_MS) {
        if (role === 'following') become('orphan')
        else if (role === 'detached') become('alone')
      }
    },
    goodbye(): void {
      publish('gone')
    },
    dispose(): void {
      clearTimeout(later)
      publish('gone')
      stop()
    },
  }
}
const EXTRAS = ['fixed', 'curves', 'checkpoint'] as const
const HELLO = 'hello'
const bytesOf = (picture: Snapshot | undefined): number =>
  Object.values(picture?.arrays ?? {}).reduce((sum, { data }) => sum + data.byteLength, 0)
