import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createSharedStore, type Transport, type Slots } from '../../../demos/runtime/shared-store'
import { decodeArrays, decodeSnapshot } from '../../../demos/runtime/codec'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** What all lines of one wire send, after `ms`. */
function wire(ms: number) {
  const callbacks = new Set<Parameters<Transport['listen']>[0]>()
  const sent: Slots[] = []
  return {
    sent,
    line(): Transport {
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
  function open(me: string, browser: keyof typeof browsers) {
    const board = createSharedStore(me, browsers[browser].line(), server.line())
    const heard: unknown[] = []
    board.listen(() => heard.push(board.read('demo')))
    return { board, heard }
  }
  return { server, browsers, open }
}
const pass = (ms: number) => vi.advanceTimersByTime(ms)

it('windows of one browser hear each other at once and once, and the server hears no picture', () => {
  const { open, server } = deck()
  const [a, b] = [open('a', 'one'), open('b', 'one')]
  pass(2000)
  a.board.write({ demo: 'first' })
  pass(1)
  expect(b.heard).toEqual(['first'])
  pass(2000)
  expect([a.heard, b.heard]).toEqual([[], ['first']])
  expect(server.sent.flatMap(Object.keys)).toEqual(['here', 'here'])
})

it('another browser is reached over the server, and neighbours hear nothing twice', () => {
  const { open } = deck()
  const [a, b, far] = [open('a', 'one'), open('b', 'one'), open('far', 'two')]
  pass(2000)
  a.board.write({ demo: 'first' })
  pass(100)
  expect([b.heard, far.heard]).toEqual([['first'], ['first']])
  far.board.write({ demo: 'second' })
  pass(100)
  expect([a.heard, b.heard]).toEqual([['second'], ['first', 'second']])
})

it('one that comes late from afar is given what was written', () => {
  const { open } = deck()
  const a = open('a', 'one')
  a.board.write({ demo: 'first', other: 'text' })
  pass(2000)
  const far = open('far', 'two')
  pass(1000)
  expect([far.board.read('demo'), far.board.read('other')]).toEqual(['first', 'text'])
})

it('what is on its way while windows get to know each other is not lost', () => {
  const { open } = deck()
  const far = open('far', 'two')
  pass(2000)
  const a = open('a', 'one')
  a.board.write({ demo: 'first' })
  pass(2000)
  expect(far.board.read('demo')).toBe('first')
})

it('every other browser that comes is greeted, and heard from then on', () => {
  const { open } = deck()
  const a = open('a', 'one')
  open('far', 'two')
  pass(2000)
  const third = open('third', 'three')
  pass(2000)
  third.board.write({ demo: 'hers' })
  pass(100)
  expect(a.heard).toEqual(['hers'])
})

it('pictures that cross the server are published more slowly', () => {
  const { open } = deck()
  const a = open('a', 'one')
  open('b', 'one')
  pass(2000)
  const alone = a.board.bytesPerMs
  open('far', 'two')
  pass(2000)
  expect(a.board.bytesPerMs).toBeLessThan(alone)
})

it('arrays go as they are to neighbours, and over the server bit for bit', () => {
  const { open } = deck()
  const [a, b, far] = [open('a', 'one'), open('b', 'one'), open('far', 'two')]
  pass(2000)
  const data = Float32Array.of(1.5, NaN, 1e-40)
  const frame = { step: 1, metrics: { loss: NaN }, arrays: { map: { shape: [3], data } } }
  a.board.write({ demo: { frame, checkpoint: { step: 2, state: frame.arrays } } })
  pass(100)
  expect(b.heard).toEqual([{ frame, checkpoint: { step: 2, state: frame.arrays } }])
  const [arrived] = far.heard as [{ frame: unknown; checkpoint: { state: unknown } }]
  expect(decodeSnapshot(arrived.frame)).toEqual(frame)
  expect(decodeArrays(arrived.checkpoint.state)).toEqual(frame.arrays)
})

it('what comes over the server and is no text of a value is left alone', () => {
  const { open, server } = deck()
  const a = open('a', 'one')
  const line = server.line()
  for (const given of [{ toString: 1 }, 7, null, 'x {', 'x', '']) line.send({ demo: given, here: given })
  pass(1000)
  expect([a.heard, a.board.read('demo')]).toEqual([[], undefined])
})

it('a board is heard no more after its listener left', () => {
  const { open } = deck()
  const a = open('a', 'one')
  const b = open('b', 'one')
  const callback = vi.fn()
  const leave = b.board.listen(callback)
  a.board.write({ demo: '1' })
  pass(10)
  leave()
  a.board.write({ demo: '2' })
  pass(10)
  expect(callback).toHaveBeenCalledTimes(1)
})

it('what is private reaches the windows of this browser whole, and others only as the news that it goes on', () => {
  const { open, server } = deck()
  const [a, b, far] = [open('a', 'one'), open('b', 'one'), open('far', 'two')]
  pass(2000)
  const state = { isPrivate: true, run: 3, frame: 'a face' }
  a.board.write({ demo: state, 'demo fixed': { isPrivate: true, stamp: {}, fixed: 'faces' } })
  pass(100)
  expect(b.heard).toEqual([state])
  expect(far.heard).toEqual([{ isPrivate: true, run: 3 }])
  open('late', 'three')
  pass(2000)
  expect(JSON.stringify(server.sent)).not.toContain('face')
})
