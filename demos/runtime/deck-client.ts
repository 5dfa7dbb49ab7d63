import * as v from 'valibot'
import { baseUrl } from './base-url'
import { createWorkerClient, type WorkerClient, type WorkerClientOptions } from './worker-client'
import { BACKENDS, type BackendName, type DemoDefinition, type SessionModule } from './contract'
import { spawnInlineWorker } from './inline-worker'
import { findDemo } from './registry'
import { spawnWorker } from './spawn-worker'
import { recall, remember } from './storage'
import { parsed } from './validation'

const backendSchema = v.picklist(BACKENDS)

let worker: WorkerClient | undefined
let here: WorkerClient | undefined

/** The deck's one worker, or for demos quicker than a message to it, the window itself. */
export function deckClient({ load }: DemoDefinition): WorkerClient {
  if (load.session) return (here ??= clientOf(() => spawnInlineWorker(loadSession)))
  return (worker ??= clientOf(spawnWorker))
}
/** A worker beside the deck's own, for a run that nobody scrubs. */
export const newClient = (): WorkerClient => clientOf(spawnWorker)

function clientOf(spawn: WorkerClientOptions['spawn']): WorkerClient {
  return createWorkerClient({
    spawn,
    base: baseUrl().href,
    backend: backendIn(location) ?? parsed(backendSchema, recall('backend')),
    remember: (backend) => remember('backend', backend),
    afterDrawing,
  })
}

/** Kept, because even a module that is there is imported in a task of its own. */
const sessions = new Map<string, SessionModule>()
async function loadSession(demo: string): Promise<SessionModule> {
  const session = sessions.get(demo) ?? (await findDemo(demo)!.load.session!())
  sessions.set(demo, session)
  return session
}

/** `?backend=` of the address, whichever kind of routing the deck was built with. */
function backendIn({ search, hash }: Location): BackendName | undefined {
  const [, hashQuery = ''] = hash.split('?')
  return parsed(
    backendSchema,
    new URLSearchParams(search).get('backend') ?? new URLSearchParams(hashQuery).get('backend'),
  )
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
