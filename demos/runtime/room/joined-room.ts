import { shallowRef } from 'vue'
import { recall, remember } from '../storage'
import { readPairing, writePairing } from './pairing'
import { readRoomLink } from './room-link'

/** The room that this window joined by its address; undefined in all others. It never presents. */
export const joinedRoom = readRoomLink(location.href)

/** This window is the lecturer's clicker: its key leaves the address before anybody can read it there. */
export const pairing = joinedRoom && takePairing()
function takePairing() {
  const given = readPairing(location.hash)
  if (given) {
    remember('clicker', writePairing(given))
    history.replaceState(history.state, '', location.pathname + location.search)
  }
  const kept = recall('clicker')
  return typeof kept === 'string' ? readPairing(kept) : undefined
}

/** Counts how often the viewer came back to the lecturer, by choice: demos then follow again. */
export const returns = shallowRef(0)
