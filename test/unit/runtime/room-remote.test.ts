/** The clicker: only who has the key is heard, each message once. And how rooms and slides are named in addresses. */
import { expect, test } from 'vitest'
import {
  digitsOf,
  readAdmission,
  replySchema,
  requestSchema,
  writeAdmission,
} from '../../../demos/runtime/room/admission'
import { createGrant } from '../../../demos/runtime/room/lead-envelope'
import { readPairing, writePairing } from '../../../demos/runtime/room/pairing'
import {
  commandSchema,
  createPairing,
  createRemoteReader,
  promptSchema,
  sealRemote,
} from '../../../demos/runtime/room/remote'
import { readRoomLink, writeRoomLink } from '../../../demos/runtime/room/room-link'
import { createKeyPair } from '../../../demos/runtime/room/signature'
import { slideKeyOf, slideNoOf } from '../../../demos/runtime/room/slide-key'
import { toCsv } from '../../../demos/plots/export-files'
import { resultsTable } from '../../../demos/runtime/room/class-results'
import { summarise } from '../../../demos/runtime/room/tally'
import simclr from '../../../demos/simclr/prediction'
import { strings } from '../../../components/room/room-strings'

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
  for (const as of ['clicker', 'lead'] as const)
    expect(readPairing(writePairing(pairing, as))).toEqual({ ...pairing, as })
  expect(readPairing('#/12')).toBeUndefined()
  const room = 'A'.repeat(43)
  const link = writeRoomLink('https://example.org/deck/?x=1#/3', { room, broker: 'wss://broker.example.org/mqtt' })
  expect(readRoomLink(link)).toEqual({ room, broker: 'wss://broker.example.org/mqtt' })
  expect(readRoomLink(`https://example.org/?room=${room}&broker=wss://me:secret@example.org/`)).toEqual({ room })
  expect(readRoomLink(`https://example.org/?room=${room}&broker=https://example.org/`)).toEqual({ room })
  expect(readRoomLink('https://example.org/?room=short')).toBeUndefined()
})

test('a right to lead comes as it was given to the device that asked, and to nobody without the key of the link', async () => {
  const pairing = createPairing()
  const [owner, device] = await Promise.all([createKeyPair(), createKeyPair()])
  const grant = await createGrant(owner.publicKey, owner.privateKey, 3, device.publicKey)
  const credentials = { username: 'lecturer', password: 'of the broker' }
  const told = sealRemote(pairing, 'lecturer', writeAdmission(grant, credentials))
  expect(new TextDecoder('latin1').decode(told)).not.toContain('broker')
  expect(createRemoteReader(createPairing(), 'lecturer', replySchema)(told)).toBeUndefined()
  expect(readAdmission(createRemoteReader(pairing, 'lecturer', replySchema)(told))).toEqual({ grant, credentials })
  expect(readAdmission({ act: 'admit', number: 1, key: 'short', signature: '' })).toBeUndefined()
  const ask = sealRemote(pairing, 'phone', { act: 'ask', key: device.publicKey })
  expect(createRemoteReader(pairing, 'phone', requestSchema)(ask)).toEqual({ act: 'ask', key: device.publicKey })
  expect(digitsOf(device.publicKey)).toMatch(/^\d{4}$/)
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

test('mean and interval are those of Student', () => {
  const { mean, low, high, count } = summarise([0.8, 0.9, 1])!
  expect([count, mean]).toEqual([3, 0.9])
  // s = 0.1, t = 4.303
  expect(high - mean).toBeCloseTo((4.303 * 0.1) / Math.sqrt(3), 10)
  expect(mean - low).toBeCloseTo(high - mean, 10)
  expect(summarise([])).toBeUndefined()
  expect(summarise([2])).toEqual({ count: 1, mean: 2, low: 2, high: 2 })
})

test('results are a table that a spreadsheet of the language reads, and takes no question for a formula', () => {
  const rows = [
    { kind: 'prediction' as const, demo: 'simclr', asks: simclr, part: 3, value: 12 },
    { kind: 'run' as const, demo: 'simclr', metric: 'knn', setting: 0.5, steps: 100, value: 0.81 },
    { kind: 'question' as const, text: '=1+1; "pourquoi" ?', value: 2 },
  ]
  const lines = (lang: 'fr' | 'en') => toCsv(resultsTable(rows, strings[lang].table, lang), lang).split('\r\n')
  expect(lines('fr').slice(1)).toEqual([
    'pronostic;simclr;"0,65 – 0,7";;;12',
    'essai;simclr;knn;0,5;100;0,81',
    `question;;"'=1+1; ""pourquoi"" ?";;;2`,
    '',
  ])
  expect(lines('en')[1]).toBe('prediction,simclr,0.65 – 0.7,,,12')
})
