/** Entry of the deck's one worker. */
import type { SessionModule } from './contract'
import type { FromWorker, ToWorker } from './protocol'
import { createHost } from './worker-host'

const sessions = import.meta.glob<SessionModule>('../*/session.ts')

const host = createHost({
  loadSession: (demo) => sessions[`../${demo}/session.ts`]?.(),
  loadBackend: () => import('./backend'),
  send: (message: FromWorker, transfer: Transferable[] = []) => self.postMessage(message, { transfer }),
})
self.addEventListener('message', (event: MessageEvent<ToWorker>) => host.receive(event.data))
setInterval(() => self.postMessage({ type: 'tick' } satisfies FromWorker), 1000)
