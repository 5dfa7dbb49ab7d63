/** A room in an address: `?room=<public key>`, and `broker=` where it does not stand where `room.json` says. */
import { isPublicKey } from './signature'

export interface RoomLink {
  /** Public key of the room's owner. */
  room: string
  /** Address of the broker. */
  broker?: string
}

/** Whether an address is one of a broker, without credentials: these never stand in an address. */
export function isBrokerAddress(text: string): boolean {
  try {
    const { protocol, username, password } = new URL(text)
    return ['ws:', 'wss:'].includes(protocol) && !username && !password
  } catch {
    return false
  }
}

/** The room that an address joins; undefined if it names none. */
export function readRoomLink(address: string): RoomLink | undefined {
  const { searchParams } = new URL(address)
  const room = searchParams.get('room')
  if (!isPublicKey(room)) return undefined
  const broker = searchParams.get('broker') ?? undefined
  return { room, ...(broker && isBrokerAddress(broker) && { broker }) }
}

/**
 * The link by which viewers join.
 *
 * @param site - first page of the deck
 */
export function writeRoomLink(site: string, { room, broker }: RoomLink): string {
  const url = new URL(site)
  url.search = new URLSearchParams({ room, ...(broker && { broker }) }).toString()
  url.hash = ''
  return url.href
}
