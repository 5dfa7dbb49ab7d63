import { readRoomLink } from './room-link'

/** The room that this window joined by its address; undefined in all others. It never presents. */
export const joinedRoom = readRoomLink(location.href)
