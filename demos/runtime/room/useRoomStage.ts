import { onScopeDispose, shallowRef } from 'vue'
import { deckStore } from '../deck-store'
import { isRecord } from '../validation'

const SLOT = 'room stage'
const AGAIN_MS = 2000

/** What the room shows over the slide, on the projector: a value that can be cloned, told by the lecturer's window. */
export function useRoomStage() {
  const shown = shallowRef<Record<string, unknown>>()
  const stop = deckStore().listen((slots) => {
    if (SLOT in slots) shown.value = isRecord(slots[SLOT]) ? slots[SLOT] : undefined
  })
  onScopeDispose(stop)
  return shown
}

/** Tells the windows of this device what to show over the slide; those that open later hear it too. */
export function useRoomProjector() {
  let shown: Record<string, unknown> | undefined
  const tell = (): void => deckStore().write({ [SLOT]: shown })
  const timer = setInterval(() => shown && tell(), AGAIN_MS)
  onScopeDispose(() => clearInterval(timer))
  return (next: Record<string, unknown> | undefined): void => {
    shown = next
    tell()
  }
}
