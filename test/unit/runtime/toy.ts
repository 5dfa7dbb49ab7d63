/** A small demo that trains, and its worker without a thread: messages are cloned and take a turn, as real ones do. */
import { vi } from 'vitest'
import { AssetError } from '../../../demos/core/data/asset-error'
import type { WorkerLike } from '../../../demos/runtime/worker-client'
import { defineDemo, type DemoDefinition, type Params, type SessionModule } from '../../../demos/runtime/contract'
import type { FromWorker, ToWorker } from '../../../demos/runtime/protocol'
import { createHost } from '../../../demos/runtime/worker-host'

const nothing = (): Promise<never> => Promise.reject(new Error('not needed'))

export const definition = defineDemo({
  id: 'toy',
  engine: 'plain',
  // more than are trained while a test looks elsewhere
  steps: 1e6,
  poster: { step: 1, seed: 1 },
  schema: {
    rate: { type: 'number', min: 0, max: 1, step: 0.1, default: 0.5 },
    shown: { type: 'number', min: 1, max: 9, step: 1, default: 1, view: true },
    fault: { type: 'choice', options: ['none', 'throws', 'asset', 'nan'], default: 'none' },
  },
  load: { strings: nothing, view: nothing, poster: nothing },
}) as DemoDefinition
/** Waits for a state, however slow the machine. */
export const until = (check: () => void) => vi.waitFor(check, { timeout: 30_000, interval: 5 })
/** Step at which the fault of that name comes. */
export const FAULT_AT = 7

export interface Counts {
  created: number
  disposed: number
}
/** x ← x - rate (x - seed) / 10, from x = 0; the loss is (x - seed)². */
export function toySession(counts: Counts = { created: 0, disposed: 0 }): SessionModule {
  return {
    async create({ rate, shown, fault }: Params, seed) {
      if (fault === 'asset') throw new AssetError('data/none.png')
      counts.created++
      let x = 0
      let step = 0
      let times = Number(shown)
      const x1 = new Float32Array(1)
      return {
        fixed: { goal: { shape: [1], data: Float32Array.of(seed) } },
        step() {
          step++
          if (step === FAULT_AT && fault === 'throws') throw new Error('no such step')
          x -= (Number(rate) * (x - seed)) / 10
        },
        async snapshot() {
          x1[0] = x * times
          const loss = step >= FAULT_AT && fault === 'nan' ? NaN : (x - seed) ** 2
          return { step, metrics: { loss }, arrays: { x: { shape: [1], data: x1 } } }
        },
        stateDict: async () => ({ x: { shape: [1], data: Float32Array.of(x) } }),
        async loadStateDict(at, { x: saved }) {
          step = at
          x = saved!.data[0]!
        },
        setView: (params) => void (times = Number(params.shown)),
        dispose: () => void counts.disposed++,
      }
    },
  }
}

/** Workers as they are spawned; `breakDown` is what a browser does when one dies. */
export function toyWorkers(session: SessionModule = toySession()) {
  const workers: (WorkerLike & { alive: boolean; received: ToWorker[] })[] = []
  function spawn(): WorkerLike {
    const worker: (typeof workers)[number] = {
      alive: true,
      received: [],
      onmessage: null,
      onerror: null,
      postMessage(message) {
        const copy = structuredClone(message)
        worker.received.push(copy)
        setImmediate(() => worker.alive && host.receive(copy))
      },
      terminate: () => void (worker.alive = false),
    }
    const host = createHost({
      loadSession: (demo) => (demo === definition.id ? Promise.resolve(session) : undefined),
      loadBackend: nothing,
      send(message: FromWorker, transfer: Transferable[] = []) {
        const data = structuredClone(message, { transfer })
        setImmediate(() => worker.alive && worker.onmessage?.({ data } as MessageEvent<FromWorker>))
      },
    })
    workers.push(worker)
    return worker
  }
  const breakDown = (message: string): void =>
    workers.at(-1)!.onerror?.({ message, preventDefault() {} } as unknown as ErrorEvent)
  return { spawn, workers, breakDown }
}
