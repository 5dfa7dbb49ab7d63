/** The board that all windows of the deck share: named slots of text, over Slidev's own sync. */
import { createSyncState, configs } from '@slidev/client'
import serverState from 'server-reactive:demos?diff'
import { nextTick, watch } from 'vue'

export interface Board {
  /** Large pictures are published no faster than this, so that they don't swamp the other windows. */
  bytesPerMs: number
  read(slot: string): unknown
  write(slots: Readonly<Record<string, string>>): void
  /** Calls back when another window wrote. */
  listen(callback: () => void): () => void
}

let board: Board | undefined

export function deckBoard(): Board {
  board ??= open()
  return board
}

function open(): Board {
  const { init, state } = createSyncState<Record<string, unknown>>(serverState, {})
  const listeners = new Set<() => void>()
  let waiting: Record<string, string> = {}
  let mine = false
  let held = false
  init(`${configs.slidesTitle} - demos`)

  function flush(): void {
    const slots = waiting
    waiting = {}
    mine = true
    Object.assign(state, slots)
    mine = false
    if (!__SLIDEV_HAS_SERVER__) void nextTick(() => takeOff(Object.keys(slots)))
  }
  /** Windows post the whole board to each other, at each write: what was posted once is in the way. */
  function takeOff(slots: string[]): void {
    mine = true
    for (const slot of slots) delete state[slot]
    mine = false
  }
  watch(
    state,
    () => {
      if (mine) return
      // Slidev drops what is written in the same turn as an update arrives, so that echoes die: wait it out.
      if (!held) {
        setTimeout(() => {
          held = false
          if (Object.keys(waiting).length > 0) flush()
        }, AFTER_UPDATE_MS)
      }
      held = true
      queueMicrotask(() => listeners.forEach((callback) => callback()))
    },
    { deep: true, flush: 'sync' },
  )

  return {
    // through the development server as text, otherwise straight to the other windows
    bytesPerMs: __SLIDEV_HAS_SERVER__ ? 8000 : 40_000,
    read: (slot) => (Object.hasOwn(state, slot) ? state[slot] : undefined),
    write(slots) {
      Object.assign(waiting, slots)
      if (!held) flush()
    },
    listen(callback) {
      listeners.add(callback)
      return () => listeners.delete(callback)
    },
  }
}
// longer than the timer of 0 ms with which Slidev's guard ends
const AFTER_UPDATE_MS = 5
