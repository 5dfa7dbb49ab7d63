/** What the window and the worker say to each other. Errors travel as codes; prose is made in the window. */
import type { NdArray } from '../core/ndarray'
import type { Checkpoint } from './checkpoint'
import type { BackendName, Params, Snapshot } from './contract'

export interface OpenRequest {
  type: 'open'
  /** Number of the run: messages of earlier runs, still under way, are told apart by it. */
  run: number
  demo: string
  params: Params
  seed: number
  /** Step at which the run ends. */
  steps: number
  tensor: boolean
  start?: Checkpoint
  /** The visitor's own images, packed, if the run is of them. */
  own?: Uint8Array
}
export type ToWorker =
  | { type: 'setup'; base: string; backend?: BackendName; banned: BackendName[] }
  | { type: 'prepare'; demo: string; tensor: boolean }
  | OpenRequest
  /** Trains up to a step, then stops and says so, with the number of the latest order; a step already reached stops at once. */
  | { type: 'train'; run: number; order: number; to: number }
  | { type: 'view'; run: number; params: Params }
  /** The window has drawn: one more snapshot may come. */
  | { type: 'drawn'; run: number }
  | { type: 'close'; run: number }
  | { type: 'stats'; id: number }

export type FailureCode =
  | 'worker' // the worker did not start, or died
  | 'session' // the demo's own code threw
  | 'asset' // a file is missing or damaged
  | 'diverged' // the loss is no longer a number
  | 'refused' // the checkpoint does not fit the session
  | 'lost' // the graphics context was taken away
  | 'driver' // the graphics driver does not answer
  | 'damaged' // the worker could not free what a session held
  | 'slow' // a session does not open
  | 'hung' // no sign of life while training
export interface Stats {
  tensors: number
  bytes: number
  backend: BackendName | undefined
  sessions: number
}
export type FromWorker =
  | { type: 'opened'; run: number; backend?: BackendName; fixed: Record<string, NdArray> }
  | { type: 'snapshot'; run: number; snapshot: Snapshot; stepMs?: number }
  | { type: 'checkpoint'; run: number; checkpoint: Checkpoint }
  | { type: 'stopped'; run: number; order: number; step: number }
  | { type: 'failed'; run: number; code: FailureCode; step: number; detail: string }
  /** The faster backend, measured: to be remembered. */
  | { type: 'chosen'; backend: BackendName }
  /** WebGL is being tried: a driver that hangs holds up the whole worker. */
  | { type: 'trying'; isTrying: boolean }
  | { type: 'stats'; id: number; stats: Stats }
  /** A backend that computed a known step wrong, and is not used. */
  | { type: 'wrong'; backend: BackendName }
  /** Once a second: the worker lives (also a clock that hidden windows don't slow down). */
  | { type: 'tick' }

/**
 * Steps at which everything is evaluated, which takes as long as some five steps. They depend on the step alone, so that
 * the same seed gives the same figures whatever the speed of the machine.
 */
export function isEvaluated(step: number): boolean {
  const interval = step < 100 ? 20 : step < 400 ? 50 : 100
  return step % interval === 0 || step === 1 || step === 2 || step === 5 || step === 10
}
