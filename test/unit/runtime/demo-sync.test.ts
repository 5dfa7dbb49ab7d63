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
  const seen = { role: 'alone' as Role, states: [] as LeaderState[], sides: [] as SidePayload[] }
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
    showState: (state) => void seen.states.push(state),
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
        frame: { step: 'no' },
      },
    })
    expect(a.seen.states.at(-1)).toMatchObject({ location: { params: { tau: 1 }, seed: 1, step: 100 }, playing: false })
    expect(a.seen.states.at(-1)?.frame).toBeUndefined()
    expect(a.seen.states.at(-1)?.location.params).not.toHaveProperty('evil')
  })
})
