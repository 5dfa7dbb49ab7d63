/** What windows tell each other of a demo, and how what arrives is held to the demo's schema. */
import type { NdArray } from '../core/ndarray'
import { decodeArrays, decodeCurves, decodeSnapshot, isCount, isRecord } from './codec'
import type { BackendName, Curves, DemoDefinition, Snapshot } from './contract'
import { initialLocation, parseLocation, type DemoLocation } from './demo-location'
import type { Condition, Lead, Stamp } from './leadership'
import { toNumber } from './params'
import { parseCheckpoint, type Checkpoint } from './checkpoint'

/** A sign of life: who leads, and the number of its latest picture. */
export interface Beat extends Stamp {
  condition: Condition
}
/** What the leader shows. */
export interface LeaderState extends Beat {
  location: DemoLocation
  /** Number of the leader's run: a new one starts the history afresh. */
  run: number
  playing: boolean
  /** The run is of the visitor's own images. */
  isPrivate: boolean
  backend?: BackendName
  stepMs?: number
  frame?: Snapshot
}

/** A sign of life from another window; undefined if it is none. */
export function parseBeat(given: unknown): Beat | undefined {
  const lead = parseLead(given)
  if (!lead || !isRecord(given) || !isCount(given.seq)) return undefined
  const condition = CONDITIONS.find((name) => name === given.condition) ?? 'present'
  return { ...lead, seq: given.seq, condition }
}

/** A state from another window; undefined if it is none. Its values are clamped as those of an address are. */
export function parseLeaderState(definition: DemoDefinition, given: unknown): LeaderState | undefined {
  const beat = parseBeat(given)
  if (!beat || !isRecord(given) || !isRecord(given.location) || !isCount(given.run)) return undefined
  const { params, seed, step } = given.location
  const raw = { ...(isRecord(params) ? params : {}), seed, step }
  return {
    ...beat,
    location: parseLocation(definition, raw, initialLocation(definition)).value,
    run: given.run,
    playing: given.playing === true,
    isPrivate: given.isPrivate === true,
    backend: BACKENDS.find((name) => name === given.backend),
    stepMs: toNumber(given.stepMs),
    frame: decodeSnapshot(given.frame),
  }
}
const CONDITIONS: readonly Condition[] = ['present', 'away', 'closed']
const BACKENDS: readonly BackendName[] = ['webgl', 'wasm', 'cpu']

function parseLead(given: unknown): Lead | undefined {
  if (!isRecord(given)) return undefined
  const { epoch, by } = given
  if (!Number.isSafeInteger(epoch) || Number(epoch) < 0 || !isId(by)) return undefined
  return { epoch: Number(epoch), by }
}
const isId = (given: unknown): given is string => typeof given === 'string' && given.length > 0 && given.length <= 64

/** What is sent apart from the picture, because it seldom changes or is large. */
export const SIDE_PARTS = ['fixed', 'curves', 'checkpoint'] as const
export type SidePart = (typeof SIDE_PARTS)[number]
export interface SidePayload {
  lead: Lead
  run: number
  isPrivate: boolean
  fixed?: Readonly<Record<string, NdArray>>
  curves?: Curves
  checkpoint?: Checkpoint
}
/** A side payload from another window; undefined if it is none. */
export function parseSidePayload(given: unknown): SidePayload | undefined {
  if (!isRecord(given)) return undefined
  const lead = parseLead(given.lead)
  if (!lead || !isCount(given.run)) return undefined
  return {
    lead,
    run: given.run,
    isPrivate: given.isPrivate === true,
    fixed: decodeArrays(given.fixed),
    curves: decodeCurves(given.curves),
    checkpoint: parseCheckpoint(given.checkpoint),
  }
}

/** A window that listens to a demo asks for parts of what the leader shows, or only says that it is there. */
export interface Hello {
  from: string
  /** The demo; undefined asks for whichever is led. */
  key?: string
  wants: readonly (SidePart | 'state')[]
}
/** A question from another window; undefined if it is none. */
export function parseHello(given: unknown): Hello | undefined {
  if (!isRecord(given) || !isId(given.from) || !Array.isArray(given.wants)) return undefined
  const { from, key, wants } = given
  if (key !== undefined && typeof key !== 'string') return undefined
  return { from, key, wants: (['state', ...SIDE_PARTS] as const).filter((part) => wants.includes(part)) }
}

/**
 * The part of a published value that may leave this device: of a private run only that it goes on, and where.
 *
 * @returns undefined where nothing may leave
 */
export function withoutPrivate(value: unknown): unknown {
  if (!isRecord(value) || value.isPrivate !== true) return value
  return 'location' in value ? { ...value, frame: undefined } : undefined
}
