/**
 * What all windows of the deck share: named slots of whatever can be cloned. Windows of one browser hear each other
 * over a broadcast channel, at once. Those of other browsers are reached by way of the development server; that is
 * slow, takes text alone, and is done only while one of them listens. What the lecturer's windows say to each other is
 * offered to the room, and viewers hear the room alone.
 */
import { pack, unpack } from './codec'
import { withoutPrivate } from './leader-state'

export type Slots = Readonly<Record<string, unknown>>
export interface SharedStore {
  /** Large pictures are published no faster than this, so that they don't swamp the other windows. */
  readonly bytesPerMs: number
  /** The last value that another window wrote. */
  read(slot: string): unknown
  /** `everywhere`: by way of the server too, even if nobody is known to listen there. */
  write(slots: Slots, everywhere?: boolean): void
  /** Calls back with what another window wrote. */
  listen(callback: (slots: Slots) => void): () => void
}
/** A way to other windows: what is sent arrives at each of them, if it reaches them at all. */
export interface Transport {
  send(slots: Slots): void
  listen(callback: (slots: Slots) => void): void
}

/**
 * A store whose values all windows of the deck share, over all transports.
 *
 * @param me - names this window
 */
export function createSharedStore(
  me: string,
  broadcast: Transport,
  server: Transport,
  room: Transport,
  now = (): number => performance.now(),
): SharedStore {
  const received = new Map<string, unknown>()
  const localPeers = new Set([me])
  /** Windows that only the server reaches, with the time they were last heard. */
  const remotePeers = new Map<string, number>()
  const listeners = new Set<(slots: Slots) => void>()

  function receive(slots: Slots): void {
    if (Object.keys(slots).length === 0) return
    for (const [slot, value] of Object.entries(slots))
      if (received.has(slot) || received.size < MAX_SLOTS) received.set(slot, value)
    listeners.forEach((callback) => callback(slots))
  }
  function anyRemotePeer(): boolean {
    for (const [peer, at] of remotePeers) if (now() - at > FORGET_MS) remotePeers.delete(peer)
    return remotePeers.size > 0
  }
  /** Each text bears the name of the window that wrote it. */
  function sendToServer(slots: Slots): void {
    const open = Object.entries(leavingDevice(slots))
    if (open.length === 0) return
    server.send(Object.fromEntries(open.map(([slot, value]) => [slot, `${me} ${pack(value)}`])))
  }

  broadcast.listen(({ [HERE]: peer, ...slots }) => {
    if (typeof peer === 'string' && !localPeers.has(peer) && localPeers.size < MAX_PEERS) {
      localPeers.add(peer)
      remotePeers.delete(peer)
      broadcast.send({ [HERE]: me })
    }
    receive(slots)
    room.send(leavingDevice(slots))
  })
  server.listen((given) => {
    const slots: Record<string, unknown> = {}
    for (const [slot, signed] of Object.entries(given)) {
      if (typeof signed !== 'string') continue
      const [peer, text] = split(signed)
      // what local peers wrote has come over the channel
      if (peer === '' || localPeers.has(peer)) continue
      if (remotePeers.has(peer) || remotePeers.size < MAX_PEERS) remotePeers.set(peer, now())
      const value = unpack(text)
      if (slot !== HERE && value !== undefined) slots[slot] = value
    }
    receive(slots)
    room.send(leavingDevice(slots))
  })
  room.listen((slots) => {
    receive(slots)
    broadcast.send(slots)
  })
  broadcast.send({ [HERE]: me })
  server.send({ [HERE]: `${me} ` })

  return {
    get bytesPerMs() {
      return anyRemotePeer() ? 8000 : 40_000
    },
    read: (slot) => received.get(slot),
    write(slots, everywhere = false) {
      broadcast.send(slots)
      room.send(leavingDevice(slots))
      if (everywhere || anyRemotePeer()) sendToServer(slots)
    },
    listen(callback) {
      listeners.add(callback)
      return () => listeners.delete(callback)
    },
  }
}
const HERE = 'here'
const FORGET_MS = 10_000
const MAX_PEERS = 1000
/** Each demo has five. */
const MAX_SLOTS = 1000

/** What may go to other devices: nothing private, and nothing that only a window that computes can use. */
function leavingDevice(slots: Slots): Slots {
  const open = Object.entries(slots)
    .filter(([slot]) => !slot.endsWith(' checkpoint'))
    .map(([slot, value]) => [slot, withoutPrivate(value)] as const)
    .filter(([, value]) => value !== undefined)
  return Object.fromEntries(open)
}

function split(signed: string): [peer: string, text: string] {
  const end = signed.indexOf(' ')
  return end < 0 ? ['', ''] : [signed.slice(0, end), signed.slice(end + 1)]
}
