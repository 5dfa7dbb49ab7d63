/**
 * One demo in several windows: the leader publishes what it shows to those who listen, the others ask for it and
 * show it. Who leads is decided in `leadership.ts`.
 */
import type { DemoDefinition } from './contract'
import { createLeadership, isSameLead, showsLeader, type LeadershipOptions, type Role } from './leadership'
import {
  beatSchema,
  helloSchema,
  leaderStateSchema,
  sidePayloadSchema,
  SIDE_PARTS,
  type Beat,
  type Hello,
  type LeaderState,
  type SidePayload,
} from './leader-state'
import { createLeaderPublisher, type Published } from './leader-publisher'
import type { SharedStore, Slots } from './shared-store'
import { parsed } from './validation'

export interface DemoSyncOptions extends LeadershipOptions, Published {
  definition: DemoDefinition
  /** Name of the demo's place in the deck, equal in all windows. */
  key: string
  store: SharedStore
  now(): number
  /** Calls back later; what it returns calls that off. */
  defer(callback: () => void, ms: number): () => void
  /** How long a leader may be silent: longer where this window can't ask. */
  silenceMs: number
  showState(state: LeaderState, sameRun: boolean): void
  showSide(payload: SidePayload): void
}
export type DemoSync = ReturnType<typeof createDemoSync>

const ASK_MS = 600
/** A question that may have been lost is asked again after so long. */
const AGAIN_MS = 200
const SETTLE_MS = 1000
const ALL_PARTS = ['state', ...SIDE_PARTS] as const

/** Keeps one demo the same in all windows: publishes the state of a leader, and takes in that of another. */
export function createDemoSync(options: DemoSyncOptions) {
  const { definition, key, store, now, id } = options
  const stateSchema = leaderStateSchema(definition)
  const leadership = createLeadership({
    ...options,
    mayFollow: () => now() >= settledAt && options.mayFollow(),
  })
  const publisher = createLeaderPublisher({ ...options, leadership, isInView: () => inView })
  let latest: LeaderState | undefined
  let shown: LeaderState | undefined
  let heardAt = -Infinity
  let askedAt = -Infinity
  let checkedAt = now()
  let settledAt = -Infinity
  let inView = false

  function hear(slots: Slots): void {
    const hello = parsed(helloSchema, slots[HELLO])
    if (hello && hello.from !== id && (hello.key ?? key) === key) publisher.answer(hello)
    const beat = parsed(beatSchema, slots[`${key} beat`])
    if (beat) note(beat)
    const state = parsed(stateSchema, slots[key])
    if (state && note(state, true) && (!isSameLead(state, latest) || state.seq > latest!.seq)) {
      latest = state
      show()
    }
    for (const part of SIDE_PARTS) showSide(slots[`${key} ${part}`])
  }

  /** Takes note of who leads; asks for the picture if there is a later one than the last that came. */
  function note(beat: Beat, withPicture = false): boolean {
    const before = leadership.role
    const isNew = !isSameLead(beat, leadership.current)
    if (!leadership.hear(beat, beat.condition)) {
      // it leads no longer, and does not know
      if (leadership.role === 'leading' && beat.by !== id) publisher.beat()
      return false
    }
    heardAt = now()
    if (isNew && !withPicture) {
      // its picture may have come while another was still believed to lead
      const state = parsed(stateSchema, store.read(key))
      if (isSameLead(state, beat)) latest = state
    }
    const known = isSameLead(beat, latest) ? latest!.seq : -1
    if (beat.seq > known && beat.condition !== 'closed') {
      if (isNew || before !== leadership.role) ask(withPicture ? SIDE_PARTS : ALL_PARTS)
      else if (!withPicture && now() - askedAt >= AGAIN_MS) ask(known < 0 ? ALL_PARTS : ['state'])
    }
    if (isNew || before !== leadership.role) show()
    return true
  }

  function show(): void {
    if (!latest || !isSameLead(latest, leadership.current) || !showsLeader(leadership.role)) return
    if (latest === shown) return
    const sameRun = isSameLead(latest, shown) && latest.run === shown!.run
    if (shown && isSameLead(latest, shown) && !sameRun) ask(SIDE_PARTS)
    shown = latest
    options.showState(latest, sameRun)
    if (!sameRun) for (const part of SIDE_PARTS) showSide(store.read(`${key} ${part}`))
  }
  function showSide(given: unknown): void {
    if (given === undefined || !shown || !showsLeader(leadership.role)) return
    const payload = parsed(sidePayloadSchema, given)
    if (payload && isSameLead(payload.lead, shown) && payload.run === shown.run) options.showSide(payload)
  }

  function ask(wants: Hello['wants'], everywhere = false): void {
    askedAt = now()
    store.write({ [HELLO]: { from: id, key, wants } satisfies Hello }, everywhere)
  }

  const stop = store.listen(hear)

  return {
    get role(): Role {
      return leadership.role
    },
    /** Whether what the leader shows is playing. */
    get leaderPlays(): boolean {
      return latest?.playing === true
    },
    /** The slide is in view. With a location of its `own`, the window shows it until somebody takes the lead. */
    enter(own: boolean): void {
      inView = true
      checkedAt = now()
      if (own) {
        settledAt = now() + SETTLE_MS
        leadership.detach(true)
      }
      if (leadership.role === 'leading') publisher.publish()
      else ask(isSameLead(latest, leadership.current) && latest ? ['state'] : ALL_PARTS, true)
    },
    /** Another slide is in view. */
    leave(): void {
      inView = false
      publisher.cancel()
      publisher.beat()
    },
    /** Takes the lead if the window may; says so to all. */
    lead(): boolean {
      const before = leadership.role
      if (!leadership.lead()) return false
      if (before !== 'leading') publisher.start()
      return true
    },
    publish: publisher.publish,
    publishSide: publisher.publishSide,
    /** Goes its own way; a leader gives up the lead. */
    detach(untilNextLead = false): void {
      publisher.beat('away')
      leadership.detach(untilNextLead)
    },
    follow(): void {
      leadership.follow()
      shown = undefined
      show()
      ask(ALL_PARTS)
    },
    /** To be called about twice a second: a leader gives a sign of life where nobody can ask, the others ask for one. */
    tick(): void {
      const slept = now() - checkedAt > options.silenceMs
      checkedAt = now()
      if (leadership.role === 'leading') {
        if (publisher.isHeard()) publisher.beat()
        return
      }
      if (!inView) return
      if (now() - askedAt >= ASK_MS) ask([])
      if (!leadership.current || leadership.current.by === id) return
      // after a sleep the leader gets time to answer
      if (slept) heardAt = now()
      if (now() - heardAt > options.silenceMs) leadership.unanswered()
    },
    /** The window closes. */
    close(): void {
      publisher.beat('closed')
    },
    dispose(): void {
      publisher.cancel()
      publisher.beat('closed')
      stop()
    },
  }
}
const HELLO = 'hello'
