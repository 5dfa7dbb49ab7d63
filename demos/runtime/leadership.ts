/**
 * Who leads a demo, without clock, storage or channel of its own. The window that took the lead last leads. All
 * windows agree on which that is, whatever messages are lost, late, doubled or out of order, and after any reload.
 */
import type { Condition, Lead } from './leader-state'

/**
 * alone: this window decides for itself · detached: so it does, while another leads · away, closed, silent: it
 * followed, and the leader went to another slide, was closed, or does not answer
 */
export const ROLES = ['alone', 'leading', 'following', 'detached', 'away', 'closed', 'silent'] as const
export type Role = (typeof ROLES)[number]
/** Whether a window of this role shows what the leader shows, or showed last. */
export const showsLeader = (role: Role): boolean => SHOWS_LEADER.includes(role)
const SHOWS_LEADER: readonly Role[] = ['following', 'away', 'closed', 'silent']

export interface LeadershipOptions {
  id: string
  wallClock(): number
  /** The latest epoch that windows of this browser know of; 0 where nothing can be stored. */
  storedEpoch(): number
  storeEpoch(epoch: number): void
  /** The latest epoch that is believed: a clock far ahead, or a forged epoch, must lock nobody out. */
  epochLimit(): number
  /** Whether the window may lead now: it presents, and sending is switched on. */
  mayLead(): boolean
  /** Whether the window follows a lead by itself: receiving is switched on, and it has no run of its own to lose. */
  mayFollow(lead: Lead): boolean
  changed(role: Role): void
}
export type Leadership = ReturnType<typeof createLeadership>

export const MAX_AHEAD_MS = 24 * 3600 * 1000

/** Tells whether one lead comes after another: by its epoch, then by the id of its window. */
const isLaterLead = (a: Lead, b: Lead | undefined): boolean =>
  !b || a.epoch > b.epoch || (a.epoch === b.epoch && a.by > b.by)
/** Tells whether two leads are the same: of one epoch and one window. */
export const isSameLead = (a: Lead | undefined, b: Lead | undefined): boolean =>
  a !== undefined && a.epoch === b?.epoch && a.by === b.by

/** Decides which window leads a demo, and which windows follow it. */
export function createLeadership(options: LeadershipOptions) {
  let role: Role = 'alone'
  /** The latest lead heard of, or one's own. */
  let current: Lead | undefined
  let condition: Condition = 'present'
  /** The leader says goodbye, or does not answer. */
  let isGone = false
  /** Detached until somebody else leads. */
  let followNext = false

  function become(next: Role): void {
    if (next === role) return
    role = next
    options.changed(next)
  }
  function take(epoch: number): void {
    current = { epoch, by: options.id }
    condition = 'present'
    isGone = followNext = false
    options.storeEpoch(epoch)
    become('leading')
  }
  const followed = (): Role => (condition === 'present' ? 'following' : condition)

  return {
    get role() {
      return role
    },
    get current() {
      return current
    },

    /** Takes the lead. False where the window may not lead. */
    lead(): boolean {
      if (!options.mayLead()) return false
      if (role === 'leading') return true
      const known = Math.max(current?.epoch ?? 0, believed(options.storedEpoch(), options.epochLimit()))
      take(Math.max(options.wallClock(), known + 2))
      return true
    },

    /**
     * Takes up the lead that this window had before it was loaded again. Whoever acted meanwhile leads: acts count epochs
     * by two, so that there is room for this one in between.
     *
     * @returns false while that lead seems to be alive, in a copy of the window: to be tried again
     */
    resume(former: Lead): boolean {
      if (isSameLead(current, former) && !isGone) return false
      if (options.mayLead() && !(current && isLaterLead(current, former))) take(former.epoch + 1)
      return true
    },

    /**
     * Takes note of a lead.
     *
     * @returns false if it is not believed, or another is later: then what came with it is not to be shown
     */
    hear(lead: Lead, its: Condition): boolean {
      if (lead.by === options.id || lead.epoch > options.epochLimit()) return false
      // a leader that is gone gives way even to an earlier one: that one lives
      if (current && !isGone && isLaterLead(current, lead)) return false
      const isNew = !isSameLead(lead, current)
      if (isNew) {
        current = { epoch: lead.epoch, by: lead.by }
        options.storeEpoch(lead.epoch)
      }
      condition = its
      isGone = its === 'closed'
      if (role === 'alone' || role === 'leading') {
        if (options.mayFollow(lead)) become(followed())
        else become(its === 'closed' ? 'alone' : 'detached')
      } else if (role !== 'detached') become(followed())
      else if (isNew && followNext && options.mayFollow(lead)) become(followed())
      else if (its === 'closed') become('alone')
      return true
    },

    /** The leader says goodbye: it is still followed, for it may come back, but gives way to any other. */
    goodbye(): void {
      isGone = true
    },
    /** The leader has not answered for too long. */
    unanswered(): void {
      isGone = true
      if (role === 'following') become('silent')
      else if (role === 'detached') become('alone')
    },

    /** Goes its own way; `untilNextLead` only while the present leader leads. */
    detach(untilNextLead = false): void {
      followNext = untilNextLead
      const another = current && current.by !== options.id && condition !== 'closed'
      become(another ? 'detached' : 'alone')
    },

    /** Follows again, by choice. */
    follow(): void {
      if (current && current.by !== options.id) become(followed())
    },
  }
}

const believed = (epoch: number, limit: number): number => (epoch <= limit ? epoch : 0)
