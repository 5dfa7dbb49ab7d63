/** Storage that may be blocked, full or tampered with: then nothing is remembered. */

import { pack } from './codec'
import { deckName } from './deck-name'

/** Of a window, until it closes; or of all windows of the browser that show the deck. */
type Reach = 'window' | 'browser'

/** Reads what was stored under a key; undefined if there is nothing, or storage is not allowed. */
export function recall(key: string, reach: Reach = 'window'): unknown {
  try {
    return parsed(storageOf(reach).getItem(stored(key)))
  } catch {
    return undefined
  }
}

/** Keeps a value, arrays in it in base64. False if it could not be kept. */
export function remember(key: string, value: unknown, reach: Reach = 'window'): boolean {
  try {
    storageOf(reach).setItem(stored(key), pack(value))
    return true
  } catch {
    return false
  }
}

/** Calls back when another window of the browser remembers something else, or forgets it all. */
export function onRemembered(key: string, callback: () => void): void {
  window.addEventListener('storage', (event) => {
    if (event.key === stored(key) || event.key === null) callback()
  })
}

const stored = (key: string): string => deckName(`demos:${key}`)
const storageOf = (reach: Reach): Storage => (reach === 'browser' ? localStorage : sessionStorage)
const parsed = (text: string | null): unknown => (text === null ? undefined : JSON.parse(text))
