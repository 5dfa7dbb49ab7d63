/** What a leading window publishes of a demo, and how what arrives is held to the demo's schema. */
import { decodeArrays, decodeCurves, decodeSnapshot, isCount, isRecord } from './codec'
import type { NdArray } from '../core/ndarray'
import type { BackendName, Curves, DemoDefinition, Snapshot } from './contract'
import { toNumber } from './params'
import type { Checkpoint } from './protocol'
import { parseLocation, initialLocation, type DemoLocation } from './demo-location'

/** Order of what windows publish: a later term leads, then the greater id; within one, the later number. */
export interface Stamp {
  term: number
  by: string
  seq: number
}
export interface LeaderState extends Stamp {
  place: DemoLocation
  /** Number of the leader's run: a new one starts the history afresh. */
  run: number
  playing: boolean
  /** The leading window has closed or gone elsewhere. */
  gone: boolean
  /** The run is of the visitor's own images. */
  isPrivate: boolean
  backend?: BackendName
  stepMs?: number
  frame?: Snapshot
}

export function isLater(a: Stamp, b: Stamp | undefined): boolean {
  if (!b || a.term !== b.term) return a.term > (b?.term ?? -1)
  return a.by === b.by ? a.seq > b.seq : a.by > b.by
}
export function sameLead(a: Stamp, b: Stamp | undefined): boolean {
  return a.term === b?.term && a.by === b.by
}

/** An entry from another window; undefined if it is none. Its values are clamped as those of an address are. */
export function parseLeaderState(definition: DemoDefinition, entry: unknown): LeaderState | undefined {
  const stamp = parseStamp(entry)
  if (!stamp || !isRecord(entry) || !isRecord(entry.place) || !isCount(entry.run)) return undefined
  const { params, seed, step } = entry.place
  const raw = { ...(isRecord(params) ? params : {}), seed, step }
  return {
    ...stamp,
    place: parseLocation(definition, raw, initialLocation(definition)).value,
    run: entry.run,
    playing: entry.playing === true,
    gone: entry.gone === true,
    isPrivate: entry.isPrivate === true,
    backend: BACKENDS.find((name) => name === entry.backend),
    stepMs: toNumber(entry.stepMs),
    frame: decodeSnapshot(entry.frame),
  }
}
const BACKENDS: readonly BackendName[] = ['webgl', 'wasm', 'cpu']

function parseStamp(given: unknown): Stamp | undefined {
  if (!isRecord(given)) return undefined
  const { term, by, seq } = given
  if (!isCount(term) || !isCount(seq) || typeof by !== 'string' || by.length > 64) return undefined
  return { term, by, seq }
}

/** What is sent apart from the picture, because it seldom changes or is large. */
export interface SidePayload {
  stamp: Stamp
  run: number
  isPrivate: boolean
  fixed?: Record<string, NdArray>
  curves?: Curves
  checkpoint?: Checkpoint
}
export function parseSidePayload(extra: unknown): SidePayload | undefined {
  if (!isRecord(extra)) return undefined
  const stamp = parseStamp(extra.stamp)
  if (!stamp || !isCount(extra.run)) return undefined
  const saved = isRecord(extra.checkpoint) ? extra.checkpoint : {}
  const state = decodeArrays(saved.state)
  return {
    stamp,
    run: extra.run,
    isPrivate: extra.isPrivate === true,
    fixed: decodeArrays(extra.fixed),
    curves: decodeCurves(extra.curves),
    checkpoint: state && isCount(saved.step) ? { step: saved.step, state } : undefined,
  }
}

/**
 * The part of a published value that may leave this device: of a private run only that it goes on, and where.
 *
 * @returns Undefined where nothing may leave.
 */
export function withoutPrivate(value: unknown): unknown {
  if (!isRecord(value) || value.isPrivate !== true) return value
  return 'stamp' in value ? undefined : { ...value, frame: undefined }
}
