/**
 * One demo in several windows: the leader publishes what it shows to those who listen, the others ask for it and
 * show it. Who leads is decided in `leadership.ts`.
 */
import type { DemoDefinition, Snapshot } from './contract'
import { createLeadership, isSameLead, type Condition, type LeadershipOptions, type Role } from './leadership'
import {
  parseBeat,
  parseHello,
  parseLeaderState,
  parseSidePayload,
  SIDE_PARTS,
  type Beat,
  type Hello,
  type LeaderState,
  type SidePart,
  type SidePayload,
} from './leader-state'
import { createListeners } from './listeners'
import type { SharedStore, Slots } from './shared-store'

export interface DemoSyncOptions extends LeadershipOptions {
  definition: DemoDefinition
  /** Name of the demo's place in the deck, equal in all windows. */
  key: string
  store: SharedStore
  now(): number
  /** Calls back later; what it returns calls that off. */
  defer(callback: () => void, ms: number): () => void
  /** How long a leader may be silent: longer where this window can't ask. */
  silenceMs: number
  /** What to publish of the present state. */
  describe(): Omit<LeaderState, keyof Beat>
  share(): Pick<SidePayload, SidePart>
  showState(state: LeaderState, sameRun: boolean): void
  showSide(payload: SidePayload): void
}
export type DemoSync = ReturnType<typeof createDemoSync>

const FRAME_MS = 15
const ASK_MS = 600
/** A question that may have been lost is asked again after so long. */
const AGAIN_MS = 200
const CURVES_MS = 1000
const SETTLE_MS = 1000
const ALL_PARTS = ['state', ...SIDE_PARTS] as const

/** Keeps one demo the same in all windows: publishes the state of a leader, and takes in that of another. */
export function createDemoSync(options: DemoSyncOptions) {
  const { definition, key, store, now, id } = options
  const listeners = createListeners(now)
  const leadership = createLeadership({
    ...options,
    mayFollow: () => now() >= settledAt && options.mayFollow(),
  })
  /** Number of the latest picture, one's own or the leader's. */
  let seq = 0
  let latest: LeaderState | undefined
  let shown: LeaderState | undefined
  let heardAt = -Infinity
  let askedAt = -Infinity
  let checkedAt = now()
  let settledAt = -Infinity
  let inView = false
  let nextAt = 0
  let curvesAt = 0
  let wasPlaying = false
  let cancelPublish = (): void => {}

  // ---------------------------------------------------------------- listening

  function hear(slots: Slots): void {
    const hello = parseHello(slots[HELLO])
    if (hello && hello.from !== id && (hello.key ?? key) === key) answer(hello)
    const beat = parseBeat(slots[`${key} beat`])
    if (beat) note(beat)
    const state = parseLeaderState(definition, slots[key])
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
      if (leadership.role === 'leading' && beat.by !== id) publishBeat()
      return false
    }
    heardAt = now()
    if (isNew && !withPicture) {
      // its picture may have come while another was still believed to lead
      const state = parseLeaderState(definition, store.read(key))
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
    if (!latest || !isSameLead(latest, leadership.current) || !isShowing(leadership.role)) return
    if (latest === shown) return
    const sameRun = isSameLead(latest, shown) && latest.run === shown!.run
    if (shown && isSameLead(latest, shown) && !sameRun) ask(SIDE_PARTS)
    shown = latest
    options.showState(latest, sameRun)
    if (!sameRun) for (const part of SIDE_PARTS) showSide(store.read(`${key} ${part}`))
  }
  function showSide(given: unknown): void {
    if (given === undefined || !shown || !isShowing(leadership.role)) return
    const payload = parseSidePayload(given)
    if (payload && isSameLead(payload.lead, shown) && payload.run === shown.run) options.showSide(payload)
  }

  function ask(wants: Hello['wants'], everywhere = false): void {
    askedAt = now()
    store.write({ [HELLO]: { from: id, key, wants } satisfies Hello }, everywhere)
  }

  // ---------------------------------------------------------------- leading

  function answer({ from, wants }: Hello): void {
    listeners.heard(from)
    if (leadership.role !== 'leading') return
    const parts = SIDE_PARTS.filter((part) => wants.includes(part))
    if (parts.length > 0) store.write(side(parts))
    if (wants.includes('state')) publishState()
    else publishBeat()
  }

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

  const condition = (): Condition => (inView ? 'present' : 'away')
  function publishBeat(its = condition()): void {
    if (leadership.role !== 'leading') return
    const beat: Beat = { ...leadership.current!, seq, condition: its }
    store.write({ [`${key} beat`]: beat })
  }
  function publishState(): void {
    if (leadership.role !== 'leading') return
    const state: LeaderState = { ...options.describe(), ...leadership.current!, seq, condition: condition() }
    nextAt = now() + Math.max(FRAME_MS, bytesOf(state.frame) / store.bytesPerMs)
    const curvesDue = now() - curvesAt >= CURVES_MS || (wasPlaying && !state.playing)
    wasPlaying = state.playing
    store.write({ [key]: state, ...(curvesDue && side(['curves'])) })
  }

  /** There is something new to show: at most once a frame, the last state always, and only if anybody listens. */
  function publish(): void {
    if (leadership.role !== 'leading') return
    cancelPublish()
    if (listeners.any() && now() < nextAt) return void (cancelPublish = options.defer(publish, nextAt - now()))
    seq++
    if (listeners.any()) publishState()
  }
  const publishSide = (parts: readonly SidePart[]): void => {
    if (leadership.role === 'leading' && listeners.any()) store.write(side(parts))
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
      if (leadership.role === 'leading') publish()
      else ask(isSameLead(latest, leadership.current) && latest ? ['state'] : ALL_PARTS, true)
    },
    /** Another slide is in view. */
    leave(): void {
      inView = false
      cancelPublish()
      publishBeat()
    },
    /** Takes the lead if the window may; says so to all. */
    lead(): boolean {
      const before = leadership.role
      if (!leadership.lead()) return false
      if (before !== 'leading') {
        seq = 0
        store.write({ [`${key} beat`]: { ...leadership.current!, seq, condition: condition() } satisfies Beat }, true)
      }
      return true
    },
    publish,
    publishSide,
    /** Goes its own way; a leader gives up the lead. */
    detach(untilNextLead = false): void {
      publishBeat('away')
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
        if (listeners.any()) publishBeat()
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
      publishBeat('closed')
    },
    dispose(): void {
      cancelPublish()
      publishBeat('closed')
      stop()
    },
  }
}
const HELLO = 'hello'
const SHOWING: readonly Role[] = ['following', 'away', 'closed', 'silent']
const isShowing = (role: Role): boolean => SHOWING.includes(role)
const bytesOf = (picture: Snapshot | undefined): number =>
  Object.values(picture?.arrays ?? {}).reduce((sum, { data }) => sum + data.byteLength, 0)
