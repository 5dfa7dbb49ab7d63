import { createClient, type Client } from './client'
import type { BackendName } from './contract'
import { recall, remember } from './storage'

const BACKENDS: readonly BackendName[] = ['webgl', 'wasm', 'cpu']

let client: Client | undefined

/** The deck's one worker. */
export function deckClient(): Client {
  client ??= createClient({
    spawn: () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
    base: new URL(import.meta.env.BASE_URL, location.href).href,
    backend: backendIn(location) ?? asBackend(recall('backend')),
    remember: (backend) => remember('backend', backend),
    afterDrawing,
  })
  return client
}

/** `?backend=` of the address, whichever kind of routing the deck was built with. */
function backendIn({ search, hash }: Location): BackendName | undefined {
  const [, hashQuery = ''] = hash.split('?')
  return asBackend(new URLSearchParams(search).get('backend') ?? new URLSearchParams(hashQuery).get('backend'))
}
function asBackend(given: unknown): BackendName | undefined {
  return BACKENDS.find((name) => name === given)
}

/** Hidden windows draw no frames, and should train on: there it is now. */
function afterDrawing(callback: () => void): void {
  if (document.hidden) return callback()
  let called = false
  const once = (): void => {
    if (!called) callback()
    called = true
  }
  requestAnimationFrame(once)
  // a window that is covered draws no frames either, without saying that it is hidden
  setTimeout(once, 200)
}
