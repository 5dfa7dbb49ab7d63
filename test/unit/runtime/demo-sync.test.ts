import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { defineDemo, type Snapshot } from '../../../demos/runtime/contract'
import { createDemoSync } from '../../../demos/runtime/demo-sync'
import type { LeaderState, SidePayload } from '../../../demos/runtime/leader-state'
import { MAX_AHEAD_MS, type Role } from '../../../demos/runtime/leadership'
import type { Slots } from '../../../demos/runtime/shared-store'

const nothing = (): Promise<never> => Promise.reject(new Error('not needed'))
const definition = defineDemo({
  id: 'toy',
  engine: 'plain',
  steps: 100,
  poster: { step: 1, seed: 1 },
  schema: { tau: { type: 'number', min: 0, max: 1, step: 0.1, default: 0.2 } },
  load: { strings: nothing, view: nothing, poster: nothing },
})

/** What each window wrote, in order; the others hear it at once. */
let sent: { by: string; slots: Slots }[]
let windows: { id: string; received: Map<string, unknown>; receive(slots: Slots): void }[]
let clock: number
beforeEach(() => {
  sent = []
  windows = []
  clock = 10_000
})

function write(by: string, slots: Slots): void {
  sent.push({ by, slots })
  for (const other of windows.filter(({ id }) => id !== by)) {
    for (const [slot, value] of Object.entries(slots)) other.received.set(slot, value)
    other.receive(slots)
  }
}
function openWindow(id: string, { presents = false } = {}) {
  const me = { id, received: new Map<string, unknown>(), receive: (_: Slots): void => {} }
  windows.push(me)
  const seen = { role: 'alone' as Role, states: [] as LeaderState[], sides: [] as SidePayload[], refused: 0 }
  const mine = { step: 0, run: 0, free: true }
  const frame = (): Snapshot => ({
    step: mine.step,
    metrics: { loss: 1 },
    arrays: { map: { shape: [2], data: Float32Array.of(mine.step, 1) } },
  })
  const sync = createDemoSync({
    definition,
    key: 'toy@2',
    id,
    store: {
      bytesPerMs: 1e6,
      read: (slot) => me.received.get(slot),
      write: (slots) => write(id, slots),
      listen(callback) {
        me.receive = callback
        return () => void (me.receive = () => {})
      },
    },
    now: () => clock,
    defer: () => () => {},
    wallClock: () => clock,
    epochLimit: () => clock + MAX_AHEAD_MS,
    storedEpoch: () => 0,
    storeEpoch() {},
    silenceMs: 1500,
    mayLead: () => presents,
    mayFollow: () => mine.free,
    describe: () => ({
      location: { params: { tau: 0.2 }, seed: 1, step: mine.step },
      run: mine.run,
      playing: false,
      isPrivate: false,
      frame: frame(),
    }),
    share: () => ({
      fixed: { held: { shape: [1], data: Uint8Array.of(9) } },
      curves: { steps: [0, mine.step + 1], metrics: { loss: [2, 1] } },
      checkpoint: { build: 'test', step: mine.step, state: { x: { shape: [1], data: Float32Array.of(mine.step) } } },
    }),
    changed: (role) => void (seen.role = role),
    showState: (state) => {
      const fits = (state.frame?.step ?? 0) <= definition.steps
      if (fits) seen.states.push(state)
      else seen.refused++
      return fits
    },
    refuse: () => void seen.refused++,
    showSide: (side) => void seen.sides.push(side),
  })
  return { sync, seen, mine }
}
const later = (ms: number): void => void (clock += ms)
const slotsOf = (by: string): string[] => sent.filter((one) => one.by === by).flatMap(({ slots }) => Object.keys(slots))

describe('what is sent', () => {
  it('a leader that nobody listens to says once that it leads, and no more', () => {
    const a = openWindow('a', { presents: true })
    a.sync.lead()
    for (let i = 0; i < 100; i++) {
      later(500)
      a.mine.step++
      a.sync.publish()
      a.sync.publishSide(['checkpoint'])
      a.sync.tick()
    }
    expect(slotsOf('a')).toEqual(['toy@2 beat'])
  })

  it('a listener that says nothing any more is forgotten', () => {
    const a = openWindow('a', { presents: true })
    a.sync.lead()
    openWindow('b').sync.enter(false)
    later(10_000)
    sent = []
    a.sync.publish()
    a.sync.tick()
    expect(slotsOf('a')).toEqual([])
  })

  it('a question is answered once, with what was asked, and only about the demo that was asked about', () => {
    const a = openWindow('a', { presents: true })
    a.sync.lead()
    later(100)
    sent = []
    write('b', { hello: { from: 'b', key: 'toy@2', wants: ['curves'] } })
    expect(slotsOf('a')).toEqual(['toy@2 curves', 'toy@2 beat'])
    sent = []
    write('b', { hello: { from: 'b', key: 'other@3', wants: ['state', 'fixed', 'checkpoint'] } })
    expect(slotsOf('a')).toEqual([])
  })

  it('a window that joins late is given all that it needs', () => {
    const a = openWindow('a', { presents: true })
    a.sync.enter(false)
    a.sync.lead()
    a.mine.step = 3
    a.sync.publish()
    later(20)
    const b = openWindow('b')
    b.sync.enter(false)
    expect(b.seen.role).toBe('following')
    expect(b.seen.states.at(-1)).toMatchObject({ by: 'a', location: { step: 3 }, frame: { arrays: { map: {} } } })
    for (const part of ['fixed', 'curves', 'checkpoint'] as const)
      expect(b.seen.sides.some((side) => side[part])).toBe(true)
  })
})

describe('who follows', () => {
  it('a window with a run of its own keeps it, and can follow by choice', () => {
    const a = openWindow('a', { presents: true })
    const b = openWindow('b')
    a.sync.enter(false)
    b.mine.free = false
    b.sync.enter(false)
    a.sync.lead()
    a.sync.publish()
    expect([b.seen.role, b.seen.states]).toEqual(['detached', []])
    b.mine.free = true
    b.sync.follow()
    expect([b.seen.role, b.seen.states.length]).toEqual(['following', 1])
  })

  it('a window that does not present never leads', () => {
    const b = openWindow('b')
    expect(b.sync.lead()).toBe(false)
    b.sync.publish()
    b.sync.tick()
    expect([b.sync.role, slotsOf('b').filter((slot) => slot !== 'hello')]).toEqual(['alone', []])
  })

  it('a window opened by a link keeps its location until somebody takes the lead anew', () => {
    const a = openWindow('a', { presents: true })
    a.sync.enter(false)
    a.sync.lead()
    const b = openWindow('b')
    b.sync.enter(true)
    later(2000)
    a.sync.tick()
    expect(b.seen.role).toBe('detached')
    const c = openWindow('c', { presents: true })
    c.sync.enter(false)
    c.sync.lead()
    expect([b.seen.role, a.seen.role]).toEqual(['following', 'following'])
  })

  it('a window opened by a link follows a lead that is taken just afterwards', () => {
    const a = openWindow('a', { presents: true })
    a.sync.enter(false)
    const b = openWindow('b')
    b.sync.enter(true)
    later(100)
    a.sync.lead()
    expect(b.seen.role).toBe('following')
  })

  it('says what became of the leader: on another slide, closed, without an answer', () => {
    const a = openWindow('a', { presents: true })
    const b = openWindow('b')
    a.sync.enter(false)
    b.sync.enter(false)
    a.sync.lead()
    a.sync.publish()
    a.sync.leave()
    for (let i = 0; i < 60; i++) {
      later(500)
      b.sync.tick()
    }
    expect(b.seen.role).toBe('away')
    a.sync.enter(false)
    expect(b.seen.role).toBe('following')
    a.sync.close()
    const all = windows
    windows = windows.filter(({ id }) => id !== 'a')
    for (let i = 0; i < 11; i++) {
      // it may only be loading itself again
      expect(b.seen.role).toBe('following')
      later(500)
      b.sync.tick()
    }
    expect(b.seen.role).toBe('closed')
    windows = all
    later(20)
    a.sync.publish()
    expect(b.seen.role).toBe('following')
    windows = windows.filter(({ id }) => id !== 'a')
    for (let i = 0; i < 4; i++) {
      later(500)
      b.sync.tick()
    }
    expect(b.seen.role).toBe('silent')
  })

  it('a laptop that slept gives the leader time to answer', () => {
    const a = openWindow('a', { presents: true })
    const b = openWindow('b')
    a.sync.enter(false)
    b.sync.enter(false)
    a.sync.lead()
    later(3600_000)
    b.sync.tick()
    expect(b.seen.role).toBe('following')
  })
})

describe('what arrives', () => {
  it('never crashes a window, nor makes it lead, whatever it is', () => {
    const a = openWindow('a')
    a.sync.enter(false)
    const any = fc.oneof(
      fc.anything(),
      fc.record({ epoch: fc.double(), by: fc.string(), seq: fc.double(), run: fc.anything(), location: fc.object() }),
      fc.record({ from: fc.string(), key: fc.anything(), wants: fc.anything() }),
    )
    fc.assert(
      fc.property(any, (given) => {
        write('x', { 'toy@2': given, 'toy@2 beat': given, 'toy@2 fixed': given, hello: given })
        a.sync.tick()
        expect(a.sync.role).not.toBe('leading')
      }),
      { numRuns: 3000 },
    )
  })

  it('has its values held to the schema', () => {
    const a = openWindow('a')
    a.sync.enter(false)
    write('x', {
      'toy@2': {
        epoch: clock,
        by: 'x',
        seq: 1,
        run: 0,
        location: { params: { tau: 99, __proto__: 1, evil: '<b>' }, seed: -1, step: 1e9 },
      },
    })
    expect(a.seen.states.at(-1)).toMatchObject({ location: { params: { tau: 1 }, seed: 1, step: 100 }, playing: false })
    expect(a.seen.states.at(-1)?.frame).toBeUndefined()
    expect(a.seen.states.at(-1)?.location.params).not.toHaveProperty('evil')
  })

  it('is refused where it is none of what leaders send, and the next good picture is shown', () => {
    const count = fc.oneof(fc.nat(50), fc.constantFrom(2 ** 31 - 1, -1, 1.5, NaN, '3', null))
    const frame = fc.oneof(
      fc.anything().filter((x) => x !== undefined),
      fc.record({
        step: fc.oneof(count, fc.integer({ min: 101 })),
        metrics: fc.anything(),
        arrays: fc.dictionary(fc.string(), fc.anything()),
      }),
      fc.constantFrom(
        { step: 101, metrics: {}, arrays: {} },
        { step: 1, metrics: {}, arrays: { map: { shape: [3], data: new Float32Array(2) } } },
        { step: 1, metrics: {}, arrays: { map: { shape: [2 ** 28], type: 'f32', data: '' } } },
        { step: 1, metrics: { ['n'.repeat(65)]: 1 }, arrays: {} },
        { step: 1, metrics: Object.fromEntries(Array.from({ length: 65 }, (_, i) => [i, 1])), arrays: {} },
      ),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(frame, count, count), { minLength: 1, maxLength: 5 }), (bad) => {
        sent = []
        windows = []
        const a = openWindow('a', { presents: true })
        const b = openWindow('b')
        a.sync.enter(false)
        b.sync.enter(false)
        a.sync.lead()
        a.sync.publish()
        later(20)
        const lead = { epoch: (sent[2]!.slots['toy@2 beat'] as LeaderState).epoch, by: 'a' }
        for (const [frame, seq, run] of bad)
          write('x', { 'toy@2': { ...lead, seq, run, location: {}, frame } as unknown })
        // as long as a message may be on its way, a number that is too high stands
        for (let i = 0; i < 6; i++) {
          later(500)
          a.sync.tick()
          b.sync.tick()
        }
        a.mine.step++
        a.sync.publish()
        expect([b.seen.role, b.seen.states.at(-1)?.location.step]).toEqual(['following', a.mine.step])
        expect(b.seen.states.at(-1)?.by).toBe('a')
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['toy@2 fixed', { fixed: { held: { shape: [2], data: new Uint8Array(1) } } }],
    ['toy@2 fixed', { fixed: { ['h'.repeat(65)]: { shape: [1], data: new Uint8Array(1) } } }],
    ['toy@2 curves', { curves: { steps: [0, 1], metrics: { loss: [1] } } }],
    ['toy@2 checkpoint', { checkpoint: { build: 'test', step: -1, state: {} } }],
  ])('a bad part beside the picture is refused: %s', (slot, part) => {
    const a = openWindow('a', { presents: true })
    const b = openWindow('b')
    a.sync.enter(false)
    b.sync.enter(false)
    a.sync.lead()
    a.sync.publish()
    later(20)
    expect([b.seen.refused, b.seen.states.length > 0]).toEqual([0, true])
    const { epoch, by, run } = b.seen.states.at(-1)!
    const sides = b.seen.sides.length
    write('x', { [slot]: { lead: { epoch, by }, run, ...part } })
    expect([b.seen.refused, b.seen.sides.length]).toEqual([1, sides])
  })
})
