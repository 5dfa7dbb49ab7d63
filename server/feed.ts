/**
 * What the presenting computer sends to its viewers: where the presenter is, and what the demo in view shows.
 * Viewers only read (server-sent events); there is no way for them to say anything.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { State } from './shared-state.ts'

export type Feed = ReturnType<typeof createFeed>

const MAX_READERS = 1000
/** One that is left may still say so when the next is in view. */
const KEPT_DEMOS = 2
/** A viewer whose connection is this far behind gets the next picture when it has caught up, in bytes. */
const MAX_WAITING = 2 ** 23

/** @param readerCame - Called after another viewer has come. */
export function createFeed(readerCame: () => void) {
  const readers = new Set<ServerResponse>()
  let nav: State | undefined
  /** Of the demos that were shown last, as viewers that come later need it; the latest is the last. */
  const demos = new Map<string, Map<string, unknown>>()

  function send(reader: ServerResponse, event: 'nav' | 'demos', state: State): void {
    if (reader.writableLength < MAX_WAITING) reader.write(`event: ${event}\ndata: ${JSON.stringify(state)}\n\n`)
  }

  return {
    get readers() {
      return readers.size
    },

    /** Tells where the presenter is. Viewers take it from a presenter, whichever window it was. */
    publishNav(state: State): void {
      const { page, clicks, clicksTotal } = state
      nav = { page, clicks, clicksTotal, lastUpdate: { id: 'feed', type: 'presenter', time: Date.now() } }
      for (const reader of readers) send(reader, 'nav', nav)
    },

    /**
     * Passes on what a demo shows. What only a window that computes can use is left out.
     *
     * @returns Whether it was not among those that were shown last.
     */
    publishDemos(slots: State): boolean {
      const shown = Object.entries(slots).filter(([slot]) => slot.includes('@') && !slot.endsWith(' checkpoint'))
      if (shown.length === 0) return false
      const key = demoOf(shown[0]![0])
      const slotsOf = demos.get(key) ?? new Map<string, unknown>()
      const isAnother = !demos.delete(key)
      demos.set(key, slotsOf)
      for (const [slot, value] of shown) if (demoOf(slot) === key) slotsOf.set(slot, value)
      if (demos.size > KEPT_DEMOS) demos.delete([...demos.keys()][0]!)
      for (const reader of readers) send(reader, 'demos', Object.fromEntries(shown))
      return isAnother
    },

    /** Answers a viewer, until it leaves. */
    open(request: IncomingMessage, response: ServerResponse): void {
      if (readers.size >= MAX_READERS) return void response.writeHead(503).end()
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      response.write('retry: 2000\n\n')
      if (nav) send(response, 'nav', nav)
      for (const slots of demos.values()) send(response, 'demos', Object.fromEntries(slots))
      readers.add(response)
      request.on('close', () => readers.delete(response))
      readerCame()
    },

    close(): void {
      for (const reader of readers) reader.end()
    },
  }
}

/** Slots are named after their demo, `simclr@12 curves`. */
const demoOf = (slot: string): string => slot.split(' ')[0]!
