import type { WorkerLike } from './worker-client'
import type { FromWorker } from './protocol'
import { createHost, type HostParts } from './worker-host'

/** Stands in for the worker: the same host in the window itself, where what it says is heard within the same task. */
export function spawnInlineWorker(loadSession: HostParts['loadSession']): WorkerLike {
  const here: WorkerLike = {
    onmessage: null,
    onerror: null,
    postMessage: (message) => host.receive(message),
    terminate() {},
  }
  const host = createHost({
    loadSession,
    loadBackend: () => Promise.reject(new Error('TensorFlow.js runs in the worker only')),
    send: (data) => here.onmessage?.({ data } as MessageEvent<FromWorker>),
  })
  return here
}
