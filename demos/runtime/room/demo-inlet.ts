/**
 * Makes of demo messages what a window expects of a leader, and answers its questions in the leader's place. It has no
 * way to send anything.
 */
import type { NdArray } from '../../core/ndarray'
import type { Curves } from '../contract'
import { helloSchema, type SidePayload } from '../leader-state'
import type { Slots } from '../shared-store'
import { parsed } from '../validation'
import { readChunk } from './chunk'
import { readCurves, readDemo } from './demo-message'
import type { LeadMessage } from './lead-receiver'
import { ROOM_LEADER } from './port'

type Content = NonNullable<ReturnType<typeof readDemo>>

export interface DemoInletOptions {
  /** Tells the window. */
  tell(slots: Slots): void
  /** Asks the broker for a chunk, or no longer. */
  want(hash: string): void
  /** Whether the lecturer is heard. */
  isLive(): boolean
  /** Viewers know one leader, whose messages are in order already: of this epoch. */
  epoch: number
}
const MAX_CHUNKS = 64

/** Takes in the demo messages of a room. */
export function createDemoInlet({ tell, want, isLive, epoch }: DemoInletOptions) {
  const lead = { epoch, by: ROOM_LEADER }
  let seq = 0
  let content: Content | undefined
  /** Waits for a chunk of its picture. */
  let waiting: Content | undefined
  let curves: { key: string; run: number; curves: Curves } | undefined
  const chunks = new Map<string, NdArray>()

  const beat = (condition: string): Slots =>
    content ? { [`${content.header.key} beat`]: { ...lead, seq, condition } } : {}
  const has = (list: readonly (readonly [string, string])[]): boolean => list.every(([, hash]) => chunks.has(hash))
  const arraysOf = (list: readonly (readonly [string, string])[]): Record<string, NdArray> =>
    Object.fromEntries(list.map(([name, hash]) => [name, chunks.get(hash)!]))

  function state(): Slots {
    if (!content) return {}
    const { header, arrays } = content
    const frame = header.frame && { ...header.frame, arrays: { ...arrays, ...arraysOf(header.chunks) } }
    return { [header.key]: { ...lead, ...header, seq, frame } }
  }
  function side(): Slots {
    if (!content) return {}
    const { key, run, isPrivate, fixed } = content.header
    const payload = { lead, run, isPrivate }
    const slots: Record<string, SidePayload> = {}
    if (fixed.length > 0 && has(fixed)) slots[`${key} fixed`] = { ...payload, fixed: arraysOf(fixed) }
    if (curves?.key === key && curves.run === run) slots[`${key} curves`] = { ...payload, curves: curves.curves }
    return slots
  }
  function show(next: Content): void {
    if (!has(next.header.chunks)) return void (waiting = next)
    waiting = undefined
    content = next
    seq++
    tell(state())
    tell(side())
  }

  return {
    take({ kind, hash, header, rest }: LeadMessage): void {
      if (kind === 'chunk') {
        const array = hash && readChunk(hash, header, rest)
        if (!array) return
        if (chunks.size >= MAX_CHUNKS) chunks.delete(chunks.keys().next().value!)
        chunks.set(hash, array)
        if (waiting) show(waiting)
        else if (content?.header.fixed.some(([, one]) => one === hash)) tell(side())
      } else if (kind === 'curves') {
        const given = readCurves(header, rest)
        if (!given) return
        curves = curves?.run === given.run ? { ...given, curves: merged(curves.curves, given.curves) } : given
        if (content) tell(side())
      } else if (kind === 'demo') {
        const given = readDemo(header, rest)
        if (!given) return
        const { key, run, chunks: moving, fixed } = given.header
        if (given.tail) {
          const known = curves?.run === run ? curves.curves : undefined
          curves = { key, run, curves: known ? merged(known, given.tail) : given.tail }
        }
        for (const [, one] of [...moving, ...fixed]) if (!chunks.has(one)) want(one)
        show(given)
      }
    },
    /** Answers what the window asks its leader. */
    answer(slots: Slots): void {
      const hello = parsed(helloSchema, slots.hello)
      if (!hello || !content || !isLive() || hello.key !== content.header.key) return
      if (hello.wants.includes('state')) tell({ ...state(), ...side() })
      else tell({ ...beat(content.header.condition), ...(hello.wants.length > 0 && side()) })
    },
    /** The lecturer is gone. */
    gone(): void {
      tell(beat('closed'))
    },
  }
}

/** Curves with the points of others added, those that come later in place of equal ones. */
function merged(known: Curves, more: Curves): Curves {
  const names = [...new Set([...Object.keys(known.metrics), ...Object.keys(more.metrics)])]
  const points = new Map<number, readonly number[]>()
  for (const { steps, metrics } of [known, more])
    steps.forEach((step, i) =>
      points.set(
        step,
        names.map((name) => metrics[name]?.[i] ?? NaN),
      ),
    )
  const steps = [...points.keys()].sort((a, b) => a - b)
  return {
    steps,
    metrics: Object.fromEntries(names.map((name, i) => [name, steps.map((step) => points.get(step)![i]!)])),
  }
}
