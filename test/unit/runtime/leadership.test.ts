import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { SharedStore } from '../../../demos/runtime/shared-store'
import { defineDemo, type Snapshot } from '../../../demos/runtime/contract'
import type { LeaderState, SidePayload } from '../../../demos/runtime/leader-state'
import { createLeadership } from '../../../demos/runtime/leadership'

const nothing = (): Promise<never> => Promise.reject(new Error('not needed'))
const definition = defineDemo({
  id: 'toy',
  engine: 'plain',
  steps: 100,
  poster: { step: 1, seed: 1 },
  schema: { tau: { type: 'number', min: 0, max: 1, step: 0.1, default: 0.2 } },
  load: { strings: nothing, view: nothing, poster: nothing },
})

/** Windows whose boards pass on, like a broadcast channel: all slots of the writer, to those open now. */
let windows: { state: Record<string, unknown>; callbacks: Set<() => void> }[]
let clock: number
beforeEach(() => {
  windows = []
  clock = 0
})
function openBoard(): { board: SharedStore; state: Record<string, unknown>; close(): void } {
  const me = { state: {} as Record<string, unknown>, callbacks: new Set<() => void>() }
  windows.push(me)
  const board: SharedStore = {
    bytesPerMs: 1e6,
    read: (slot) => me.state[slot],
    write(slots) {
      Object.assign(me.state, slots)
      for (const other of windows.filter((window) => window !== me)) {
        Object.assign(other.state, me.state)
        other.callbacks.forEach((callback) => callback())
      }
    },
    listen(callback) {
      me.callbacks.add(callback)
      return () => me.callbacks.delete(callback)
    },
  }
  return { board, state: me.state, close: () => void (windows = windows.filter((window) => window !== me)) }
}
function openWindow(me: string) {
  const { board, state, close } = openBoard()
  const seen = { role: 'alone', entries: [] as LeaderState[], sameRun: [] as boolean[], extras: [] as SidePayload[] }
  const mine = { step: 0, tau: 0.2, run: 0, playing: false }
  const picture = (): Snapshot => ({
    step: mine.step,
    metrics: { loss: 1 },
    arrays: { map: { shape: [2], data: Float32Array.of(mine.step, 1) } },
  })
  const sync = createLeadership({
    definition,
    key: 'toy@2',
    board,
    me,
    now: () => clock,
    describe: () => ({
      place: { params: { tau: mine.tau }, seed: 1, step: mine.step },
      run: mine.run,
      isPrivate: false,
      playing: mine.playing,
      frame: picture(),
    }),
    share: () => ({
      fixed: { held: { shape: [1], data: Uint8Array.of(9) } },
      curves: { steps: [0, mine.step + 1], metrics: { loss: [2, 1] } },
      checkpoint: { step: mine.step, state: { x: { shape: [1], data: Float32Array.of(mine.step) } } },
    }),
    role: (role) => (seen.role = role),
    entry: (entry, sameRun) => {
      seen.entries.push(entry)
      seen.sameRun.push(sameRun)
    },
    extra: (extra) => seen.extras.push(extra),
  })
  return { sync, seen, mine, close, state, last: () => seen.entries.at(-1) }
}
const later = (ms: number): void => void (clock += ms)

describe('who leads', () => {
  it('a window that acts for itself publishes nothing', () => {
    const a = openWindow('a')
    const b = openWindow('b')
    a.sync.enter(false)
    b.sync.enter(false)
    a.sync.publish()
    expect(b.seen.role).toBe('alone')
    expect(Object.keys(a.state)).toEqual(['hello'])
  })

  it('the window that plays leads; the other shows its pictures', () => {
    const a = openWindow('a')
    const b = openWindow('b')
    b.sync.enter(false)
    a.sync.lead()
    later(20)
    a.mine.step = 5
    a.sync.publish()
    expect(b.seen.role).toBe('following')
    expect(b.last()).toMatchObject({
      by: 'a',
      place: { step: 5 },
      frame: { arrays: { map: { data: Float32Array.of(5, 1) } } },
    })
    expect(b.seen.sameRun).toEqual([false, true])
    expect(b.seen.extras.map((extra) => extra.fixed?.held?.data[0])).toContain(9)
    expect(b.seen.extras.map((extra) => extra.checkpoint?.step)).toContain(0)
  })

  it('of two that play the last leads, and the first follows', () => {
    const a = openWindow('a')
    const b = openWindow('b')
    a.sync.lead()
    b.sync.lead()
    expect([a.seen.role, b.seen.role]).toEqual(['following', 'leading'])
    later(20)
    a.sync.publish()
    expect(b.seen.role).toBe('leading')
    a.sync.lead()
    expect([a.seen.role, b.seen.role]).toEqual(['leading', 'following'])
  })

  it('an older state that is passed on changes nothing', () => {
    const a = openWindow('a')
    const b = openWindow('b')
    a.sync.lead()
    const old = a.state['toy@2']!
    later(20)
    a.mine.step = 7
    a.sync.publish()
    const stale = openBoard()
    stale.board.write({ 'toy@2': old })
    expect(b.last()?.place.step).toBe(7)
    expect(a.seen.role).toBe('leading')
  })

  it('nothing is published to nobody, but that it leads', () => {
    const a = openWindow('a')
    a.sync.lead()
    const announced = a.state['toy@2']
    later(20)
    a.mine.step = 4
    a.sync.publish()
    a.sync.publishCheckpoint()
    expect(a.state).toEqual({ 'toy@2': announced })
  })

  it('a window that hears of a leader without having asked is heard by it', () => {
    const a = openWindow('a')
    const b = openWindow('b')
    a.sync.lead()
    later(20)
    a.mine.step = 4
    a.sync.publish()
    expect(b.last()?.place.step).toBe(4)
    expect(b.seen.extras.some((extra) => extra.fixed)).toBe(true)
  })

  it('a late joiner asks, and the leader answers with all it needs', () => {
    const a = openWindow('a')
    a.sync.lead()
    a.mine.step = 3
    const late = openWindow('z')
    expect(late.seen.role).toBe('alone')
    later(20)
    late.sync.enter(false)
    expect(late.seen.role).toBe('following')
    expect(late.last()?.place.step).toBe(3)
    expect(late.seen.extras.some((extra) => extra.fixed)).toBe(true)
    expect(late.seen.extras.some((extra) => extra.curves)).toBe(true)
    expect(late.seen.extras.some((extra) => extra.checkpoint)).toBe(true)
  })

  it('a viewer on its own is left alone until it follows again', () => {
    const a = openWindow('a')
    const b = openWindow('b')
    a.sync.lead()
    b.sync.detach()
    later(20)
    a.mine.step = 9
    a.sync.publish()
    expect(b.last()?.place.step).toBe(0)
    b.sync.follow()
    expect(b.seen.role).toBe('following')
    expect(b.last()?.place.step).toBe(9)
  })

  it('a window opened by a link keeps its place until somebody takes the lead anew', () => {
    later(1)
    const a = openWindow('a')
    a.sync.lead()
    const b = openWindow('b')
    later(20)
    b.sync.enter(true)
    later(2000)
    a.sync.beat()
    expect(b.seen.role).toBe('detached')
    const c = openWindow('c')
    c.sync.enter(false)
    c.sync.lead()
    expect(b.seen.role).toBe('following')
  })

  it('a window opened by a link while nobody leads follows who leads later', () => {
    const a = openWindow('a')
    const b = openWindow('b')
    b.sync.enter(true)
    later(2000)
    a.sync.lead()
    expect(b.seen.role).toBe('following')
  })

  it('when the leader goes, by its word or in silence, the others know, and one can take over', () => {
    const a = openWindow('a')
    const b = openWindow('b')
    a.sync.lead()
    a.sync.goodbye()
    expect(b.seen.role).toBe('orphan')
    b.sync.lead()
    expect(a.seen.role).toBe('following')
    b.close()
    later(2000)
    a.sync.beat()
    expect(a.seen.role).toBe('following')
    later(2000)
    a.sync.beat()
    expect(a.seen.role).toBe('orphan')
  })
})

describe('what arrives', () => {
  it.each([
    ['another shape', [1, 2]],
    ['markup', '<img src=x onerror=alert(1)>'],
    ['no stamp', { place: {}, run: 0 }],
    ['a huge term', { term: 1e300, by: 'x', seq: 1, run: 0, place: {} }],
  ])('%s is ignored', (_, given) => {
    const a = openWindow('a')
    openBoard().board.write({ 'toy@2': given, 'toy@2 curves': given, hello: given })
    expect(a.seen.role).toBe('alone')
  })

  it('never crashes a window', () => {
    const a = openWindow('a')
    const any = fc.oneof(
      fc.anything(),
      fc.record({ term: fc.nat(), by: fc.string(), seq: fc.nat(), place: fc.object() }),
    )
    fc.assert(
      fc.property(any, (given) => {
        openBoard().board.write({ 'toy@2': given, 'toy@2 fixed': given })
        a.sync.beat()
      }),
      { numRuns: 10_000 },
    )
  })

  it('has its values held to the schema', () => {
    const a = openWindow('a')
    const entry = {
      term: 1,
      by: 'x',
      seq: 1,
      run: 0,
      place: { params: { tau: 99, __proto__: 1, evil: '<b>' }, seed: -1, step: 1e9 },
      frame: { step: 'no' },
    }
    openBoard().board.write({ 'toy@2': entry })
    expect(a.last()).toMatchObject({ place: { params: { tau: 1 }, seed: 1, step: 100 }, playing: false })
    expect(a.last()?.frame).toBeUndefined()
    expect(a.last()?.place.params).not.toHaveProperty('evil')
  })
})
