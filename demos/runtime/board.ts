/**
 * The board that all windows of the deck share: named slots of text. Windows of one browser hear each other
 * over a channel, at once. Those of other browsers and machines are reached over the state that Slidev shares
 * through its development server; that is slow, and done only while there are any.
 */

export type Slots = Readonly<Record<string, string>>
export interface Board {
  /** Large pictures are published no faster than this, so that they don't swamp the other windows. */
  readonly bytesPerMs: number
  read(slot: string): unknown
  write(slots: Slots): void
  /** Calls back when another window wrote. */
  listen(callback: () => void): () => void
}
/** One way to other windows: what is sent arrives at each of them, in order, if it reaches them at all. */
export interface Line {
  send(slots: Slots): void
  listen(callback: (slots: Readonly<Record<string, unknown>>) => void): void
}

/** `me` names this window; `near` is the way to those of the same browser, `far` the way to all. */
export function createBoard(me: string, near: Line, far: Line): Board {
  const board = new Map<string, string>()
  const mine = new Set<string>()
  const neighbours = new Set([me])
  /** Windows that are only reached the long way. */
  const strangers = new Set<string>()
  const listeners = new Set<() => void>()

  function take(slots: Slots): void {
    for (const [slot, text] of Object.entries(slots)) {
      board.set(slot, text)
      mine.delete(slot)
    }
    listeners.forEach((callback) => callback())
  }
  const written = (): Record<string, string> => Object.fromEntries([...mine].map((slot) => [slot, board.get(slot)!]))
  /** By the long way each text bears the name of who wrote it. */
  function sendFar(slots: Slots): void {
    far.send(Object.fromEntries(Object.entries(slots).map(([slot, text]) => [slot, `${me} ${text}`])))
  }

  near.listen(({ [HERE]: who, ...slots }) => {
    if (typeof who === 'string' && !neighbours.has(who)) {
      neighbours.add(who)
      near.send({ [HERE]: me })
    }
    const texts = onlyTexts(slots)
    if (Object.keys(texts).length > 0) take(texts)
  })
  far.listen((given) => {
    const slots: Record<string, string> = {}
    for (const [slot, signed] of Object.entries(onlyTexts(given))) {
      const [who, text] = cut(signed)
      // what neighbours wrote has come by the short way
      if (neighbours.has(who)) continue
      if (!strangers.has(who)) setTimeout(() => meet(who), INTRODUCTION_MS)
      if (slot !== HERE) slots[slot] = text
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
      for (const [slot, text] of Object.entries(slots)) {
        board.set(slot, text)
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

function onlyTexts(given: Readonly<Record<string, unknown>>): Slots {
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
function cut(signed: string): [who: string, text: string] {
  const end = signed.indexOf(' ')
  return [signed.slice(0, end), signed.slice(end + 1)]
}
