import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createSharedStore, type Transport, type Slots } from '../../../demos/runtime/shared-store'
import { arraysSchema } from '../../../demos/runtime/array-encoding'
import { snapshotSchema } from '../../../demos/runtime/codec'
import { parsed } from '../../../demos/runtime/validation'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** What all lines of one wire send, after `ms`. */
function wire(ms: number) {
  const callbacks = new Set<Parameters<Transport['listen']>[0]>()
  const sent: Slots[] = []
  return {
    sent,
    transport(): Transport {
      let own: Parameters<Transport['listen']>[0] | undefined
      return {
        send(slots) {
          sent.push(slots)
          setTimeout(() => callbacks.forEach((callback) => callback !== own && callback(slots)), ms)
        },
        listen(callback) {
          own = callback
          callbacks.add(callback)
        },
      }
    },
  }
}
function deck() {
  const server = wire(40)
  const browsers = { one: wire(1), two: wire(1), three: wire(1) }
  const room: Transport = { send: () => {}, listen: () => {} }
  function open(me: string, browser: keyof typeof browsers) {
    const store = createSharedStore(me, browsers[browser].transport(), server.transport(), room)
    const heard: unknown[] = []
    store.listen(() => heard.push(store.read('demo')))
    return { store, heard }
  }
  return { server, browsers, open }
}
const pass = (ms: number) => vi.advanceTimersByTime(ms)

it('windows of one browser hear each other at once and once, and the server hears no picture', () => {
  const { open, server } = deck()
  const [a, b] = [open('a', 'one'), open('b', 'one')]
  pass(2000)
  a.store.write({ demo: 'first' })
  pass(1)
  expect(b.heard).toEqual(['first'])
  pass(2000)
  expect([a.heard, b.heard]).toEqual([[], ['first']])
  expect(server.sent.flatMap(Object.keys)).toEqual(['here', 'here'])
})

it('another browser is reached over the server, and windows of one browser hear nothing twice', () => {
  const { open } = deck()
  const [a, b, far] = [open('a', 'one'), open('b', 'one'), open('far', 'two')]
  pass(2000)
  a.store.write({ demo: 'first' })
  pass(100)
  expect([b.heard, far.heard]).toEqual([['first'], ['first']])
  far.store.write({ demo: 'second' })
  pass(100)
  expect([a.heard, b.heard]).toEqual([['second'], ['first', 'second']])
})

it('nothing goes to the server until a window of another browser is heard, but what is said to all', () => {
  const { open, server } = deck()
  const a = open('a', 'one')
  open('b', 'one')
  pass(2000)
  const before = server.sent.length
  a.store.write({ demo: 'first' })
  expect(server.sent.length).toBe(before)
  a.store.write({ demo: 'second' }, true)
  expect(server.sent.length).toBe(before + 1)
})

it('another browser that asks is heard, answered, and forgotten after its last word', () => {
  const { open, server } = deck()
  const a = open('a', 'one')
  const far = open('far', 'two')
  pass(2000)
  far.store.write({ hello: 1 }, true)
  pass(100)
  a.store.write({ demo: 'answer' })
  pass(100)
  expect(far.heard.at(-1)).toBe('answer')
  pass(11_000)
  const before = server.sent.length
  a.store.write({ demo: 'to nobody' })
  expect(server.sent.length).toBe(before)
})

it('pictures that cross the server are published more slowly', () => {
  const { open } = deck()
  const a = open('a', 'one')
  open('b', 'one')
  pass(2000)
  const alone = a.store.bytesPerMs
  open('far', 'two')
  pass(2000)
  expect(a.store.bytesPerMs).toBeLessThan(alone)
})

it('arrays go as they are to windows of one browser, and over the server bit for bit', () => {
  const { open } = deck()
  const [a, b, far] = [open('a', 'one'), open('b', 'one'), open('far', 'two')]
  pass(2000)
  const data = Float32Array.of(1.5, NaN, 1e-40)
  const frame = { step: 1, metrics: { loss: NaN }, arrays: { map: { shape: [3], data } } }
  a.store.write({ demo: { frame, checkpoint: { step: 2, state: frame.arrays } } })
  pass(100)
  expect(b.heard).toEqual([{ frame, checkpoint: { step: 2, state: frame.arrays } }])
  const [arrived] = far.heard as [{ frame: unknown; checkpoint: { state: unknown } }]
  expect(parsed(snapshotSchema, arrived.frame)).toEqual(frame)
  expect(parsed(arraysSchema, arrived.checkpoint.state)).toEqual(frame.arrays)
})

it('what comes over the server and is no text of a value is left alone', () => {
  const { open, server } = deck()
  const a = open('a', 'one')
  const transport = server.transport()
  for (const given of [{ toString: 1 }, 7, null, 'x {', 'x', '']) transport.send({ demo: given, here: given })
  pass(1000)
  expect([a.heard, a.store.read('demo')]).toEqual([[], undefined])
})

it('a store is heard no more after its listener left', () => {
  const { open } = deck()
  const a = open('a', 'one')
  const b = open('b', 'one')
  const callback = vi.fn()
  const leave = b.store.listen(callback)
  a.store.write({ demo: '1' })
  pass(10)
  leave()
  a.store.write({ demo: '2' })
  pass(10)
  expect(callback).toHaveBeenCalledTimes(1)
})

it('what is private reaches the windows of this browser whole, and others only as the news that it goes on', () => {
  const { open, server } = deck()
  const [a, b, far] = [open('a', 'one'), open('b', 'one'), open('far', 'two')]
  pass(2000)
  const told = { isPrivate: true, run: 3, location: {} }
  const state = { ...told, frame: 'a face' }
  a.store.write({ demo: state, 'demo fixed': { isPrivate: true, lead: {}, fixed: 'faces' } })
  pass(100)
  expect(b.heard).toEqual([state])
  expect(far.heard).toEqual([told])
  open('late', 'three')
  pass(2000)
  expect(JSON.stringify(server.sent)).not.toContain('face')
})
