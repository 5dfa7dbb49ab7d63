/**
 * Stands in for what a browser refuses, for instance to a deck in a frame of another site: then nothing is stored, and
 * windows do not hear of each other, but the deck starts. Also sees to it that channels are those of this deck alone.
 * Slidev takes storage and channels for granted, so both are put in place before it uses them.
 */
import { deckName } from '../demos/runtime/deck-name'

/** Replaces storage that cannot be used, and channels in any case. */
export function putSubstitutes(): void {
  for (const name of ['localStorage', 'sessionStorage'] as const)
    if (!works(() => window[name].getItem(''))) define(name, createMemoryStorage())
  const Native = works(() => new BroadcastChannel('').close()) ? BroadcastChannel : SilentChannel
  define(
    'BroadcastChannel',
    class extends Native {
      constructor(name: string) {
        super(deckName(name))
      }
    },
  )
}

function works(use: () => void): boolean {
  try {
    use()
    return true
  } catch {
    return false
  }
}

const define = (name: string, value: unknown): void =>
  void Object.defineProperty(window, name, { value, configurable: true, writable: true })

/** A storage that is forgotten with the window. */
export function createMemoryStorage(): Storage {
  const values = new Map<string, string>()
  return {
    get length() {
      return values.size
    },
    key: (index) => [...values.keys()][index] ?? null,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, String(value)),
    removeItem: (key) => void values.delete(key),
    clear: () => values.clear(),
  }
}

/** A channel that nobody else is on. */
class SilentChannel extends EventTarget {
  constructor(readonly name: string) {
    super()
  }
  postMessage(): void {}
  close(): void {}
}
