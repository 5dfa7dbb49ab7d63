/**
 * The window's side of the worker: starts it when first needed, watches over it, and lends it to one
 * run at a time. After a fault the worker is thrown away whole, with all it held.
 */
import type { NdArray } from '../core/ndarray'
import type { BackendName, Params, Snapshot } from './contract'
import type { Checkpoint } from './checkpoint'
import type { FailureCode, FromWorker, OpenRequest, Stats, ToWorker } from './protocol'

export interface RunEvents {
  opened(backend: BackendName | undefined, fixed: Record<string, NdArray>): void
  /** Backends that compute wrong on this machine, and are not used. */
  wrong(backends: readonly BackendName[]): void
  snapshot(snapshot: Snapshot, stepMs: number | undefined): void
  checkpoint(checkpoint: Checkpoint): void
  stopped(step: number): void
  failed(code: FailureCode, step: number, detail: string): void
  /** Another run has the worker now. */
  evicted(): void
  tick(): void
}
export interface RunLink {
  train(to: number): void
  view(params: Params): void
  close(): void
}
export interface WorkerLike {
  postMessage(message: ToWorker): void
  terminate(): void
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}
export interface WorkerClientOptions {
  spawn(): WorkerLike
  base: string
  /** Asked for in the address; else the one found faster earlier, which `remember` keeps. */
  backend: BackendName | undefined
  remember(backend: BackendName): void
  /** Calls back once the window has drawn. */
  afterDrawing(callback: () => void): void
}
export type WorkerClient = ReturnType<typeof createWorkerClient>

/** Signs of life of the worker without a step. They stop while a laptop sleeps, and in a long evaluation. */
const MAX_SILENT_TICKS = 60
/** A session that has not opened by then never will: a request is not answered, say. */
const MAX_OPENING_SECONDS = 60
/** A graphics driver that does not answer by then is done without. */
const MAX_TRYING_SECONDS = 20
/** A run that waits for so long already would make the next one wait as well: that gets a worker of its own. */
const STUCK_SECONDS = 3

/** The window's side of the worker: it sends requests, and replaces a worker that is stuck or has failed. */
export function createWorkerClient(parts: WorkerClientOptions) {
  const banned = new Set<BackendName>()
  const wrong = new Set<BackendName>()
  const questions = new Map<number, (stats: Stats) => void>()
  let worker: WorkerLike | undefined
  let holder:
    | {
        run: number
        events: RunEvents
        backend: BackendName | undefined
        busy: boolean
        order: number
        isOpen: boolean
      }
    | undefined
  let prepared = ''
  let counter = 0
  let silentTicks = 0
  let opening: ReturnType<typeof setInterval> | undefined
  let openingSeconds = 0
  let trying: ReturnType<typeof setInterval> | undefined

  function post(message: ToWorker): void {
    if (!worker) {
      worker = parts.spawn()
      worker.onmessage = ({ data }) => receive(data)
      worker.onerror = (event) => {
        event.preventDefault()
        // a script that cannot be loaded gives a bare event, without a message
        broken('worker', event.message ?? '')
      }
      worker.postMessage({ type: 'setup', base: parts.base, backend: parts.backend, banned: [...banned] })
    }
    worker.postMessage(message)
  }

  function receive(message: FromWorker): void {
    if (message.type === 'stats') {
      questions.get(message.id)?.(message.stats)
      questions.delete(message.id)
    } else if (message.type === 'chosen') parts.remember(message.backend)
    else if (message.type === 'wrong') {
      wrong.add(message.backend)
      banned.add(message.backend)
      holder?.events.wrong([...wrong])
    } else if (message.type === 'trying') watchDriver(message.isTrying)
    else if (message.type === 'tick') tick()
    else if (message.type === 'failed' && message.code === 'lost') broken('lost', message.detail)
    else if (message.type === 'failed' && message.code === 'damaged') broken('damaged', message.detail)
    else if (holder && message.run === holder.run) relay(holder, message)
  }

  type RunMessage = Exclude<FromWorker, { type: 'stats' | 'chosen' | 'wrong' | 'trying' | 'tick' }>
  function relay(to: NonNullable<typeof holder>, message: RunMessage): void {
    // an order given since then has not been carried out yet
    if (message.type === 'stopped' && message.order !== to.order) return
    if (message.type === 'stopped' || message.type === 'failed') to.busy = false
    silentTicks = 0
    clearInterval(opening)
    if (message.type === 'opened') {
      to.isOpen = true
      to.backend = message.backend
      to.events.opened(message.backend, message.fixed)
      if (wrong.size > 0) to.events.wrong([...wrong])
    } else if (message.type === 'snapshot') {
      parts.afterDrawing(() => holder === to && worker && post({ type: 'drawn', run: to.run }))
      to.events.snapshot(message.snapshot, message.stepMs)
    } else if (message.type === 'checkpoint') to.events.checkpoint(message.checkpoint)
    else if (message.type === 'stopped') to.events.stopped(message.step)
    else {
      // its memory may be damaged, and it does not load again what it failed to load
      if (message.code === 'session' || message.code === 'asset') dropWorker()
      to.events.failed(message.code, message.step, message.detail)
    }
  }

  /**
   * While training on WebGL, signs of life without a step mean that the step hangs: a lost graphics context throws
   * nothing. Elsewhere a step cannot hang, and a slow machine may take its time.
   */
  function tick(): void {
    const waits = holder?.busy && holder.backend === 'webgl'
    silentTicks = waits ? silentTicks + 1 : 0
    if (silentTicks > MAX_SILENT_TICKS) broken('hung', '')
    else holder?.events.tick()
  }
  function watchOpening(): void {
    clearInterval(opening)
    openingSeconds = 0
    opening = setInterval(() => ++openingSeconds > MAX_OPENING_SECONDS && broken('slow', ''), 1000)
  }
  /** In seconds of the window's own: none pass while a laptop sleeps. */
  function watchDriver(isTrying: boolean): void {
    clearInterval(trying)
    let seconds = 0
    if (isTrying) trying = setInterval(() => ++seconds > MAX_TRYING_SECONDS && broken('driver', ''), 1000)
  }

  function dropWorker(): void {
    worker?.terminate()
    worker = undefined
    prepared = ''
    silentTicks = 0
    clearInterval(opening)
    clearInterval(trying)
  }
  function broken(code: FailureCode, detail: string): void {
    dropWorker()
    const failed = holder
    holder = undefined
    const blamesGpu = code === 'worker' || code === 'hung'
    if ((failed?.backend === 'webgl' && blamesGpu) || code === 'lost' || code === 'driver') banned.add('webgl')
    failed?.events.failed(code, 0, detail)
  }

  return {
    /** Loads what a demo needs, before its slide is reached. */
    prepare(demo: string, tensor: boolean): void {
      if (prepared === demo) return
      prepared = demo
      post({ type: 'prepare', demo, tensor })
    },

    open(request: Omit<OpenRequest, 'type' | 'run'>, events: RunEvents): RunLink {
      const run = ++counter
      if (holder && holder.events !== events) holder.events.evicted()
      if (holder && !holder.isOpen && openingSeconds >= STUCK_SECONDS) dropWorker()
      const mine = { run, events, isOpen: false, backend: undefined, busy: false, order: 0 }
      holder = mine
      watchOpening()
      post({ type: 'open', run, ...request })
      const tell = (message: ToWorker): void => {
        if (holder === mine) post(message)
      }
      return {
        train(to) {
          mine.busy = true
          mine.order++
          silentTicks = 0
          tell({ type: 'train', run, order: mine.order, to })
        },
        view: (params) => tell({ type: 'view', run, params }),
        close() {
          tell({ type: 'close', run })
          if (holder !== mine) return
          holder = undefined
          clearInterval(opening)
        },
      }
    },

    /** What the worker holds; undefined while there is none. */
    stats(): Promise<Stats | undefined> {
      if (!worker) return Promise.resolve(undefined)
      const id = ++counter
      return new Promise((resolve) => {
        questions.set(id, resolve)
        post({ type: 'stats', id })
      })
    },
  }
}
