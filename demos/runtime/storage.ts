/** Session storage that may be blocked, full or tampered with: then nothing is remembered. */
export function recall(key: string): unknown {
  try {
    const text = sessionStorage.getItem(PREFIX + key)
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** False if it could not be kept. */
export function remember(key: string, value: unknown): boolean {
  try {
    sessionStorage.setItem(PREFIX + key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}
const PREFIX = 'demos:'
