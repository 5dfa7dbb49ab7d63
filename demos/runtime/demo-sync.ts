/**
 * One demo in several windows: the leader publishes what it shows to those who listen, the others ask for it and
 * show it. Who leads is decided in `leadership.ts`.
 */
import type { DemoDefinition } from './contract'
import { createLeaderFollower, type Shown } from './leader-follower'
import { createLeaderPublisher, type Published } from './leader-publisher'
import { HELLO, helloSchema, type Lead } from './leader-state'
import { createLeadership, showsLeader, type LeadershipOptions, type Role } from './leadership'
import type { SharedStore, Slots } from './shared-store'
import { parsed } from './validation'

export interface DemoSyncOptions extends LeadershipOptions, Published, Shown {
  definition: DemoDefinition
  /** Name of the demo's place in the deck, equal in all windows. */
  key: string
  store: SharedStore
  now(): number
  /** Calls back later; what it returns calls that off. */
  defer(callback: () => void, ms: number): () => void
  /** How long a leader may be silent: longer where this window can't ask. */
  silenceMs: number
}
export type DemoSync = ReturnType<typeof createDemoSync>
/** What a window was to the others before it was loaded again. */
export interface Standing {
  lead: Lead
  role: Role
}

const SETTLE_MS = 1000
/** A leader that was loaded again asks first whether another leads by now. */
const RESUME_MS = 250
/** If its own lead answers for so long, that is alive: in a copy of the window. */
const COPY_MS = 4000

/** Keeps one demo the same in all windows: publishes the state of a leader, and takes in that of another. */
export function createDemoSync(options: DemoSyncOptions) {
  const { key, store, now, id } = options
  const leadership = createLeadership({
    ...options,
    mayFollow: (lead) => (now() >= settledAt || lead.epoch > openedAt) && options.mayFollow(lead),
  })
  const publisher = createLeaderPublisher({ ...options, leadership, isInView: () => inView })
  const follower = createLeaderFollower({
    ...options,
    leadership,
    correct: () => publisher.beat(),
  })
  let checkedAt = now()
  /** From then on every lead is a new one; before, only one that was taken after the window was opened, by the clock. */
  let settledAt = -Infinity
  let openedAt = Infinity
  let inView = false
  /** The lead that this window had before it was loaded again, and when it takes it up. */
  let former: { lead: Lead; at: number } | undefined

  function hear(slots: Slots): void {
    const hello = parsed(helloSchema, slots[HELLO])
    if (hello && hello.from !== id && (hello.key ?? key) === key) publisher.answer(hello)
    follower.hear(slots)
  }
  function resume(): void {
    if (!former || now() < former.at) return
    if (!leadership.resume(former.lead) && now() < former.at + COPY_MS) return
    former = undefined
    if (leadership.role === 'leading') publisher.start()
  }

  const stop = store.listen(hear)

  return {
    get role(): Role {
      return leadership.role
    },
    /** The lead, of this window or another, as it is kept over a reload; undefined while there is none. */
    get standing(): Standing | undefined {
      return leadership.current && { lead: leadership.current, role: leadership.role }
    },
    get leaderPlays(): boolean {
      return follower.leaderPlays
    },
    /** The window was loaded again: it leads or follows as before, unless much has changed meanwhile. */
    resume({ lead, role }: Standing): void {
      if (role === 'leading') former = { lead, at: now() + RESUME_MS }
      else if (showsLeader(role)) follower.resume(lead, role === 'away' || role === 'closed' ? role : 'present')
    },
    /** The slide is in view. With a location of its `own`, the window shows it until somebody takes the lead. */
    enter(own: boolean): void {
      inView = true
      checkedAt = now()
      if (own) {
        settledAt = now() + SETTLE_MS
        openedAt = options.wallClock()
        leadership.detach(true)
      }
      if (leadership.role === 'leading') publisher.publish()
      else follower.askForAll()
      if (former) options.defer(resume, RESUME_MS)
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
      former = undefined
      if (before !== 'leading') publisher.start()
      return true
    },
    publish: publisher.publish,
    publishSide: publisher.publishSide,
    /** Goes its own way; a leader gives up the lead. */
    detach(untilNextLead = false): void {
      former = undefined
      publisher.beat('away')
      leadership.detach(untilNextLead)
    },
    follow: follower.follow,
    /** To be called about twice a second: a leader gives a sign of life where nobody can ask, the others ask for one. */
    tick(): void {
      const slept = now() - checkedAt > options.silenceMs
      checkedAt = now()
      resume()
      if (leadership.role === 'leading') {
        if (publisher.isHeard()) publisher.beat()
      } else if (inView) follower.watch(slept)
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
