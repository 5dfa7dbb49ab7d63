/** Which windows listen to a leader: each says so again and again, and is forgotten soon after its last word. */
const FORGET_MS = 6000
const MAX_LISTENERS = 1000

/** Remembers which windows listen, until they fall silent. */
export function createListeners(now: () => number) {
  const heardAt = new Map<string, number>()
  return {
    /** True if the window was not known. */
    heard(id: string): boolean {
      const isNew = !heardAt.has(id)
      if (!isNew || heardAt.size < MAX_LISTENERS) heardAt.set(id, now())
      return isNew
    },
    /** Whether anybody listens now. */
    any(): boolean {
      for (const [id, at] of heardAt) if (now() - at > FORGET_MS) heardAt.delete(id)
      return heardAt.size > 0
    },
  }
}
