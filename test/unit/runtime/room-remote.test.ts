/** The clicker: only who has the key is heard, each message once. And how rooms and slides are named in addresses. */
import { expect, test } from 'vitest'
import { readPairing, writePairing } from '../../../demos/runtime/room/pairing'
import {
  commandSchema,
  createPairing,
  createRemoteReader,
  promptSchema,
  sealRemote,
} from '../../../demos/runtime/room/remote'
import { readRoomLink, writeRoomLink } from '../../../demos/runtime/room/room-link'
import { slideKeyOf, slideNoOf } from '../../../demos/runtime/room/slide-key'
import { summarise, toCsv } from '../../../demos/runtime/room/tally'

test('a command is read once, by the side that it was meant for, and with the right key alone', () => {
  const pairing = createPairing()
  const read = createRemoteReader(pairing, 'phone', commandSchema)
  const next = sealRemote(pairing, 'phone', { act: 'next' })
  const scrub = sealRemote(pairing, 'phone', { act: 'scrub', to: 40 })
  expect(createRemoteReader(createPairing(), 'phone', commandSchema)(next)).toBeUndefined()
  expect(createRemoteReader(pairing, 'lecturer', promptSchema)(next)).toBeUndefined()
  expect(read(next.map((byte, i) => (i === 30 ? byte ^ 1 : byte)))).toBeUndefined()
  expect(read(next)).toEqual({ act: 'next' })
  expect(read(next)).toBeUndefined()
  expect(read(scrub)).toEqual({ act: 'scrub', to: 40 })
  expect(read(new Uint8Array(5))).toBeUndefined()
})

test('a pairing travels after the # of a link, a room before it; credentials never do', () => {
  const pairing = createPairing()
  expect(readPairing(writePairing(pairing))).toEqual(pairing)
  expect(readPairing('#/12')).toBeUndefined()
  const room = 'A'.repeat(43)
  const link = writeRoomLink('https://example.org/deck/?x=1#/3', { room, broker: 'wss://broker.example.org/mqtt' })
  expect(readRoomLink(link)).toEqual({ room, broker: 'wss://broker.example.org/mqtt' })
  expect(readRoomLink(`https://example.org/?room=${room}&broker=wss://me:secret@example.org/`)).toEqual({ room })
  expect(readRoomLink(`https://example.org/?room=${room}&broker=https://example.org/`)).toEqual({ room })
  expect(readRoomLink('https://example.org/?room=short')).toBeUndefined()
})

test('slides are named by their alias, or by how far behind one they are, and found again', () => {
  const slides = [undefined, 'a1', undefined, undefined, 'b1'].map((routeAlias, i) => ({
    no: i + 1,
    meta: { slide: { frontmatter: { routeAlias } } },
  })) as unknown as Parameters<typeof slideKeyOf>[0]
  const keys = slides.map((_, i) => slideKeyOf(slides, i + 1))
  expect(keys).toEqual(['+1', 'a1', 'a1+1', 'a1+2', 'b1'])
  expect(keys.map((key) => slideNoOf(slides, key))).toEqual([1, 2, 3, 4, 5])
  expect(slideNoOf(slides, 'gone')).toBeUndefined()
  expect(slideNoOf(slides, 'b1+1')).toBeUndefined()
})

test('mean and interval are those of Student; a spreadsheet takes no answer for a formula', () => {
  const { mean, low, high, count } = summarise([0.8, 0.9, 1])!
  expect([count, mean]).toEqual([3, 0.9])
  // s = 0.1, t = 4.303
  expect(high - mean).toBeCloseTo((4.303 * 0.1) / Math.sqrt(3), 10)
  expect(mean - low).toBeCloseTo(high - mean, 10)
  expect(summarise([])).toBeUndefined()
  expect(summarise([2])).toEqual({ count: 1, mean: 2, low: 2, high: 2 })
  expect(toCsv([['question', '=1+1', 'a "b", c', 3]])).toBe('question,\'=1+1,"a ""b"", c",3\r\n')
})
