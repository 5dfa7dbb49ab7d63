import type * as v from 'valibot'
import type { DemoDefinition } from './contract'
import {
  beatSchema,
  leaderStateSchema,
  sidePayloadSchema,
  HELLO,
  SIDE_PARTS,
  type Beat,
  type Condition,
  type Hello,
  type Lead,
  type LeaderState,
  type SidePayload,
} from './leader-state'
import { isSameLead, showsLeader, type Leadership } from './leadership'
import type { SharedStore, Slots } from './shared-store'
import { parsed } from './validation'

/** What a window takes in of what another one leads. */
export interface Shown {
  /** False if it cannot be the demo's: then it is not shown, and the next is. */
  showState(state: LeaderState, sameRun: boolean): boolean
  showSide(payload: SidePayload): void
  /** What came is none of what leaders send. */
  refuse(): void
}
export interface LeaderFollowerOptions extends Shown {
  definition: DemoDefinition
  /** Name of the demo's place in the deck, equal in all windows. */
  key: string
  id: string
  store: SharedStore
  leadership: Leadership
  now(): number
  /** How long a leader may be silent: longer where this window can't ask. */
  silenceMs: number
  /** Another window leads no longer, and does not know. */
  correct(): void
}

const ASK_MS = 600
/** A question that may have been lost is asked again after so long. */
const AGAIN_MS = 200
/** A window that says goodbye may only be loading itself again: so long it has time to come back. */
const RETURN_MS = 5000
/** No message is on its way for so long. */
const LATE_MS = 2000
const ALL_PARTS = ['state', ...SIDE_PARTS] as const

/** Hears who leads, asks for what the leader shows, and shows it while its window follows. */
export function createLeaderFollower(options: LeaderFollowerOptions) {
  const { definition, key, store, now, id, leadership } = options
  const stateSchema = leaderStateSchema(definition)
  let latest: LeaderState | undefined
  let latestAt = -Infinity
  let shown: LeaderState | undefined
  let heardAt = -Infinity
  let askedAt = -Infinity
  let goodbye: { beat: Beat; at: number } | undefined

  function hear(slots: Slots): void {
    const beat = read(beatSchema, slots[`${key} beat`])
    if (beat) note(beat)
    const state = read(stateSchema, slots[key])
    if (state && note(state, true) && (!isSameLead(state, latest) || state.seq > latest!.seq)) {
      take(state)
      show()
    }
    for (const part of SIDE_PARTS) showSide(slots[`${key} ${part}`])
  }

  function read<S extends v.GenericSchema>(schema: S, given: unknown): v.InferOutput<S> | undefined {
    const value = parsed(schema, given)
    if (given !== undefined && value === undefined && showsLeader(leadership.role)) options.refuse()
    return value
  }
  function take(state: LeaderState): void {
    latest = state
    latestAt = now()
  }

  /** Takes note of who leads; asks for the picture if there is a later one than the last that came. */
  function note(beat: Beat, withPicture = false): boolean {
    const before = leadership.role
    const isNew = !isSameLead(beat, leadership.current)
    if (beat.condition === 'closed' && !isNew && beat.by !== id) {
      goodbye ??= { beat, at: now() }
      leadership.goodbye()
      return true
    }
    if (!leadership.hear(beat, beat.condition)) {
      if (beat.by !== id) options.correct()
      return false
    }
    goodbye = undefined
    heardAt = now()
    if (isNew && !withPicture) {
      // its picture may have come while another was still believed to lead
      const state = parsed(stateSchema, store.read(key))
      if (state && isSameLead(state, beat)) take(state)
    }
    // the leader itself knows of no such picture: its number was wrong
    if (isSameLead(beat, latest) && beat.seq < latest!.seq && now() - latestAt > LATE_MS) latest = undefined
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
    if (!options.showState(latest, sameRun)) return
    if (shown && isSameLead(latest, shown) && !sameRun) ask(SIDE_PARTS)
    shown = latest
    if (!sameRun) for (const part of SIDE_PARTS) showSide(store.read(`${key} ${part}`))
  }
  function showSide(given: unknown): void {
    if (given === undefined || !shown || !showsLeader(leadership.role)) return
    const payload = read(sidePayloadSchema, given)
    if (payload && isSameLead(payload.lead, shown) && payload.run === shown.run) options.showSide(payload)
  }

  function ask(wants: Hello['wants'], everywhere = false): void {
    askedAt = now()
    store.write({ [HELLO]: { from: id, key, wants } satisfies Hello }, everywhere)
  }

  return {
    hear,
    /** Whether what the leader shows is playing. */
    get leaderPlays(): boolean {
      return latest?.playing === true
    },
    /** Asks for what is not known yet. */
    askForAll(): void {
      ask(isSameLead(latest, leadership.current) && latest ? ['state'] : ALL_PARTS, true)
    },
    /** Follows by choice, from the latest picture on. */
    follow(): void {
      leadership.follow()
      shown = undefined
      show()
      ask(ALL_PARTS)
    },
    /** After a reload: the leader that was followed before has the usual time to answer. */
    resume(lead: Lead, condition: Condition): void {
      leadership.hear(lead, condition)
      heardAt = now()
    },
    /** To be called about twice a second while the demo is in view. `slept`: it was not, for longer than a leader may be silent. */
    watch(slept: boolean): void {
      if (now() - askedAt >= ASK_MS) ask([])
      if (!leadership.current || leadership.current.by === id) return
      // after a sleep the leader gets time to answer
      if (slept) heardAt = now()
      if (slept && goodbye) goodbye.at = now()
      if (goodbye && now() - goodbye.at > RETURN_MS) {
        leadership.hear(goodbye.beat, 'closed')
        goodbye = undefined
      } else if (!goodbye && now() - heardAt > options.silenceMs) leadership.unanswered()
    },
  }
}
