/**
 * Makes demo messages of what the windows of the lecturer's device tell each other: the latest only, a few times a
 * second, without what viewers have or can compute.
 */
import { sameArray, type NdArray } from '../../core/ndarray'
import type { Curves } from '../contract'
import { arraysSchema } from '../array-encoding'
import { curvesSchema, snapshotSchema } from '../codec'
import { beatSchema } from '../leader-state'
import { isSameLead } from '../leadership'
import type { Slots } from '../shared-store'
import { isRecord, parsed } from '../validation'
import { createChunk, type Chunk } from './chunk'
import { packCurves, packDemo } from './demo-message'

/** Pictures of a run that is computed here are sent no faster, and slower if they are large. */
const FRAME_MS = 300
const FORWARD_MS = 100
/** A follower gets no more than so many bytes in a millisecond: 19 kB a second. */
const BYTES_PER_MS = 19
/** How far ahead of that it may be: what a lecturer looks at now and then is seen at once. */
const BURST_MS = 1000
/** So many points of the curves travel with each picture before all of them are sent again. */
const MAX_TAIL = 40
/** Smaller arrays that stay the same are not worth a message of their own. */
const SMALL_BYTES = 512

export interface DemoOutletOptions {
  /** Whether viewers compute the demo themselves, from its parameters and seed. */
  isForward(id: string): boolean
  /** False where it cannot be sent now. */
  publish(
    kind: 'demo' | 'curves' | 'chunk',
    header: object,
    blobs: readonly Uint8Array[],
    hash?: string,
  ): Promise<number>
  /** Asks the window that leads for all of what it shows. */
  ask(): void
  now(): number
  defer(callback: () => void, ms: number): () => void
}
interface Shown {
  key: string
  run: number
  state: Record<string, unknown>
  fixed?: Readonly<Record<string, NdArray>>
  curves?: Curves
}

/** Publishes what the demo in view shows. */
export function createDemoOutlet({ isForward, publish, ask, now, defer }: DemoOutletOptions) {
  let shown: Shown | undefined
  /** Step up to which the curves of a run were sent on their own. */
  let base = { run: -1, step: -1 }
  let sentChunks = new Set<string>()
  /** Arrays of the last picture, to find those that stay the same. */
  let before: Readonly<Record<string, NdArray>> = {}
  let nextAt = 0
  /** Until when bytes have been sent, at so many a millisecond. */
  let sentUntil = 0
  let cancel: (() => void) | undefined
  let sending: Promise<void> = Promise.resolve()

  function take(slots: Slots): void {
    for (const [slot, value] of Object.entries(slots)) {
      const [key = '', part] = slot.split(' ')
      if (!key.includes('@') || !isRecord(value)) continue
      if (part === undefined) takeState(key, value)
      else if (part === 'beat') takeBeat(key, value)
      else if (shown?.key === key && isRecord(value.lead) && runOf(value.lead, value.run) === shown.run) {
        if (value.fixed !== undefined) shown.fixed = parsed(arraysSchema, value.fixed) ?? shown.fixed
        if (value.curves !== undefined) shown.curves = parsed(curvesSchema, value.curves) ?? shown.curves
        soon()
      }
    }
  }
  function takeState(key: string, state: Record<string, unknown>): void {
    if (state.condition === 'away' && shown?.key !== key) return
    const run = runOf(state, state.run)
    if (shown?.key === key && shown.run === run) shown.state = state
    else {
      shown = { key, run, state }
      ask()
    }
    soon()
  }
  function takeBeat(key: string, given: unknown): void {
    const beat = parsed(beatSchema, given)
    if (!beat) return
    const last = shown?.key === key ? parsed(beatSchema, shown.state) : undefined
    const isLater = !last || !isSameLead(beat, last) || beat.seq > last.seq
    // its picture was published before anybody listened
    if (isLater && beat.condition === 'present') ask()
    if (!shown || !last || !isSameLead(beat, last) || beat.condition === last.condition) return
    shown.state = { ...shown.state, condition: beat.condition }
    soon()
  }

  function soon(): void {
    cancel ??= defer(send, Math.max(0, nextAt - now()))
  }
  function send(): void {
    cancel = undefined
    const last = shown
    if (!last) return
    nextAt = now() + FRAME_MS
    sending = sending.then(() => sendShown(last))
  }
  async function sendShown(demo: Shown): Promise<void> {
    const { key, run, state, fixed = {}, curves } = demo
    const forward = isForward(key.split('@')[0]!)
    const frame = forward ? undefined : parsed(snapshotSchema, state.frame)
    const { arrays, chunks } = frame ? await splitArrays(frame.arrays) : { arrays: {}, chunks: [] }
    const tail = forward || !curves ? undefined : await tailOf(key, run, curves)
    const { header, blobs } = packDemo({
      header: {
        key,
        run,
        condition: state.condition as 'present',
        location: state.location as never,
        playing: state.playing === true,
        isPrivate: state.isPrivate === true,
        backend: state.backend as string | undefined,
        stepMs: state.stepMs as number | undefined,
        frame: frame && { step: frame.step, metrics: shortened(frame.metrics) },
        chunks,
        fixed: forward ? [] : await sendAll(fixed),
      },
      arrays,
      tail,
    })
    const size = await publish('demo', header, blobs)
    const begin = Math.max(nextAt - FRAME_MS, now() - FRAME_MS)
    sentUntil = Math.max(sentUntil, begin) + size / BYTES_PER_MS
    nextAt = Math.max(begin + (forward ? FORWARD_MS : FRAME_MS), sentUntil - BURST_MS)
  }

  /** Arrays that are as they were in the picture before go as chunks. */
  async function splitArrays(all: Readonly<Record<string, NdArray>>) {
    const arrays: Record<string, NdArray> = {}
    const chunks: [string, string][] = []
    for (const [name, array] of Object.entries(all)) {
      const stays = array.data.byteLength >= SMALL_BYTES && name in before && sameArray(array, before[name]!)
      if (stays) chunks.push([name, await sendChunk(createChunk(before[name]!))])
      else arrays[name] = array
    }
    before = { ...all, ...Object.fromEntries(chunks.map(([name]) => [name, before[name]!])) }
    return { arrays, chunks }
  }
  async function sendAll(all: Readonly<Record<string, NdArray>>): Promise<[string, string][]> {
    const hashes: [string, string][] = []
    for (const [name, array] of Object.entries(all)) hashes.push([name, await sendChunk(createChunk(array))])
    return hashes
  }
  async function sendChunk({ hash, packed, bytes }: Chunk): Promise<string> {
    if (!sentChunks.has(hash)) {
      sentChunks.add(hash)
      await publish('chunk', { packed }, [bytes], hash)
    }
    return hash
  }

  async function tailOf(key: string, run: number, curves: Curves): Promise<Curves | undefined> {
    const known = base.run === run ? base.step : -1
    const from = curves.steps.findIndex((step) => step > known)
    if (from < 0) return undefined
    if (base.run === run && curves.steps.length - from <= MAX_TAIL) return sliceCurves(curves, from)
    base = { run, step: curves.steps.at(-1)! }
    const { curves: header, blobs } = packCurves(curves)
    await publish('curves', { key, run, curves: header }, blobs)
    return undefined
  }

  return {
    take,
    /** The broker may have forgotten everything: all is sent again. */
    again(): void {
      sentChunks = new Set()
      base = { run: -1, step: -1 }
      nextAt = 0
      if (shown) soon()
    },
    key: (): string | undefined => (shown?.state.condition === 'present' ? shown.key : undefined),
    stop: (): void => cancel?.(),
  }
}

/** Names a run of a lead: the windows of the lecturer may take turns, and each counts its own runs. */
function runOf(lead: Record<string, unknown>, run: unknown): number {
  let hash = 5381
  for (const letter of `${lead.epoch} ${lead.by} ${run}`) hash = (Math.imul(hash, 33) ^ letter.charCodeAt(0)) >>> 0
  return hash % 2 ** 31
}
const sliceCurves = ({ steps, metrics }: Curves, from: number): Curves => ({
  steps: steps.slice(from),
  metrics: Object.fromEntries(Object.entries(metrics).map(([name, values]) => [name, values.slice(from)])),
})
/** Six digits are more than any figure shows. */
const shortened = (metrics: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(metrics).map(([name, x]) => [name, Number(x.toPrecision(6))]))
