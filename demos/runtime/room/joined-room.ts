import { shallowRef } from 'vue'
import { readRoomLink } from './room-link'

/** The room that this window joined by its address; undefined in all others. It never presents. */
export const joinedRoom = readRoomLink(location.href)

/** Counts how often the viewer came back to the lecturer, by choice: demos then follow again. */
export const returns = shallowRef(0)
