import { shallowRef } from 'vue'
import { recall, remember } from '../storage'
import { readAdmission } from './admission'
import { readPairing, writePairing } from './pairing'
import { readRoomLink } from './room-link'

/** The room that the address of this window names. */
export const linkedRoom = readRoomLink(location.href)

const PAIRED = 'paired'
const paired = linkedRoom && takePairing()
/** The key of a pairing leaves the address before anybody can read it there. */
function takePairing() {
  const given = readPairing(location.hash)
  if (given) {
    remember(PAIRED, writePairing(given, given.as))
    history.replaceState(history.state, '', location.pathname + location.search)
  }
  const kept = recall(PAIRED)
  return typeof kept === 'string' ? readPairing(kept) : undefined
}
/** This window is the lecturer's clicker. */
export const clickerPairing = paired?.as === 'clicker' ? paired : undefined
/** This window asked its room's lecturer for the lead. */
export const leadPairing = paired?.as === 'lead' ? paired : undefined

const ADMITTED = 'admitted'
/** The right to lead its room, which the lecturer gave this window. */
export const admission = linkedRoom && leadPairing && readAdmission(recall(ADMITTED))
/** Leads from now on: what a window is to others is settled when it is loaded. */
export function startLeading(given: unknown): void {
  remember(ADMITTED, given)
  location.reload()
}
/** Follows from now on. */
export function stopLeading(): void {
  remember(ADMITTED, undefined)
  remember(PAIRED, undefined)
  location.reload()
}

/** The room that this window follows; it never presents. */
export const joinedRoom = admission ? undefined : linkedRoom
/** The lecturer's device has handed the lead to another one, and its windows follow that. */
export const isHandedOver = shallowRef(false)

/** Whether who leads is on another device. */
export const followsLecturer = (): boolean =>
  joinedRoom !== undefined || isHandedOver.value || (__FOLLOWS_FEED__ && !admission)

/** Counts how often the viewer came back to the lecturer, by choice: demos then follow again. */
export const returns = shallowRef(0)
