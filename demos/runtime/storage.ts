/** Storage that may be blocked, full or tampered with: then nothing is remembered. */

/** Of a window, until it closes; or of all windows of the browser that show the deck. */
type Reach = 'window' | 'browser'

export function recall(key: string, reach: Reach = 'window'): unknown {
  try {
    return parsed(storageOf(reach).getItem(PREFIX + key))
  } catch {
    return undefined
  }
}

/** False if it could not be kept. */
export function remember(key: string, value: unknown, reach: Reach = 'window'): boolean {
  try {
    storageOf(reach).setItem(PREFIX + key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

/** Calls back when another window of the browser remembers something else, or forgets it all. */
export function onRemembered(key: string, callback: () => void): void {
  window.addEventListener('storage', (event) => {
    if (event.key === PREFIX + key || event.key === null) callback()
  })
}

const PREFIX = 'demos:'
const storageOf = (reach: Reach): Storage => (reach === 'browser' ? localStorage : sessionStorage)
const parsed = (text: string | null): unknown => (text === null ? undefined : JSON.parse(text))
