/**
 * The board that all windows of the deck share: named slots of whatever can be cloned. Windows of one browser
 * hear each other over a channel, at once. Those of other browsers and machines are reached over the state that
 * Slidev shares through its development server; that is slow, takes text alone, and is done only while there are any.
 */
import { pack, unpack } from './codec'
import { withoutPrivate } from './leader-state'

export type Slots = Readonly<Record<string, unknown>>
export interface SharedStore {
  /** Large pictures are published no faster than this, so that they don't swamp the other windows. */
  readonly bytesPerMs: number
  read(slot: string): unknown
  write(slots: Slots): void
  /** Calls back when another window wrote. */
  listen(callback: () => void): () => void
}
/** One way to other windows: what is sent arrives at each of them, in order, if it reaches them at all. */
export interface Transport {
  send(slots: Slots): void
  listen(callback: (slots: Slots) => void): void
}

/** `me` names this window; `near` is the way to those of the same browser, `far` the way to all. */
export function createSharedStore(me: string, near: Transport, far: Transport): SharedStore {
  const board = new Map<string, unknown>()
  const mine = new Set<string>()
  const neighbours = new Set([me])
  /** Windows that are only reached the long way. */
  const strangers = new Set<string>()
  const listeners = new Set<() => void>()

  function take(slots: Slots): void {
    for (const [slot, value] of Object.entries(slots)) {
      board.set(slot, value)
      mine.delete(slot)
    }
    listeners.forEach((callback) => callback())
  }
  const written = (): Slots => Object.fromEntries([...mine].map((slot) => [slot, board.get(slot)]))
  /** By the long way each text bears the name of who wrote it. What is private stays on this device. */
  function sendFar(slots: Slots): void {
    const open = Object.entries(slots).map(([slot, value]) => [slot, withoutPrivate(value)] as const)
    const texts = open.filter(([, value]) => value !== undefined).map(([slot, value]) => [slot, `${me} ${pack(value)}`])
    if (texts.length > 0) far.send(Object.fromEntries(texts))
  }

  near.listen(({ [HERE]: who, ...slots }) => {
    if (typeof who === 'string' && !neighbours.has(who)) {
      neighbours.add(who)
      near.send({ [HERE]: me })
    }
    if (Object.keys(slots).length > 0) take(slots)
  })
  far.listen((given) => {
    const slots: Record<string, unknown> = {}
    for (const [slot, signed] of Object.entries(given)) {
      if (typeof signed !== 'string') continue
      const [who, text] = cut(signed)
      // what neighbours wrote has come by the short way
      if (neighbours.has(who)) continue
      if (!strangers.has(who)) setTimeout(() => meet(who), INTRODUCTION_MS)
      const value = unpack(text)
      if (slot !== HERE && value !== undefined) slots[slot] = value
    }
    if (Object.keys(slots).length > 0) take(slots)
  })
  /** A stranger, unless it was heard of as a neighbour by now, is told all that this window wrote. */
  function meet(who: string): void {
    if (neighbours.has(who) || strangers.has(who)) return
    strangers.add(who)
    sendFar({ ...written(), [HERE]: '' })
  }
  near.send({ [HERE]: me })
  sendFar({ [HERE]: '' })

  return {
    get bytesPerMs() {
      return strangers.size > 0 ? 8000 : 40_000
    },
    read: (slot) => board.get(slot),
    write(slots) {
      for (const [slot, value] of Object.entries(slots)) {
        board.set(slot, value)
        mine.add(slot)
      }
      near.send(slots)
      if (strangers.size > 0) sendFar(slots)
    },
    listen(callback) {
      listeners.add(callback)
      return () => listeners.delete(callback)
    },
  }
}
const HERE = 'here'
/** By then a window of this browser has been heard over the channel. */
const INTRODUCTION_MS = 500

function cut(signed: string): [who: string, text: string] {
  const end = signed.indexOf(' ')
  return [signed.slice(0, end), signed.slice(end + 1)]
}
