/**
 * Where a room is plugged into what windows share. The lecturer's window offers what leaves the device to the room; a
 * viewer's window hears what the room says. Nothing of MQTT is loaded before somebody opens or joins a room.
 */
import type { Slots, Transport } from '../shared-store'

export interface RoomPort extends Transport {
  /** Plugs a room in. What it returns says something to the windows of this device. */
  connect(take: (slots: Slots) => void): (slots: Slots) => void
}

/** Makes the socket of a room. */
export function createRoomPort(): RoomPort {
  let take: (slots: Slots) => void = () => {}
  let hear: (slots: Slots) => void = () => {}
  return {
    send: (slots) => take(slots),
    listen: (callback) => void (hear = callback),
    connect(taker) {
      take = taker
      return (slots) => hear(slots)
    },
  }
}
export const roomPort = createRoomPort()

/** Who leads, for windows that follow a room: no window has this name. */
export const ROOM_LEADER = 'room'
