/** The room under attack: whatever a stranger sends, no device shows anything but what the lecturer signed. */
import fc from 'fast-check'
import mqtt from 'mqtt'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { answersIntake, sealAnswer, type AnswerContent } from '../../demos/runtime/room/answers'
import { seal } from '../../demos/runtime/room/envelope'
import { createGrant, sealLead } from '../../demos/runtime/room/lead-envelope'
import { createLeadReceiver } from '../../demos/runtime/room/lead-receiver'
import { encodeBody } from '../../demos/runtime/header-bytes'
import { createKeyPair } from '../../demos/runtime/room/signature'
import { answersTopic, leadTopic } from '../../demos/runtime/room/topics'
import { joinRoom, openRoom, startBroker, stranger } from './room-stage'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})
const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 10 })
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

const lead = { epoch: 7, by: 'window' }
const frameOf = (step: number) => ({
  ...lead,
  seq: step,
  condition: 'present',
  run: 0,
  location: { params: {}, seed: 3, step },
  playing: true,
  isPrivate: false,
  frame: { step, metrics: { loss: 1 / step }, arrays: { map: { shape: [2], data: Float32Array.of(0, step) } } },
})
async function room(kind: 'embedded' | 'open' = 'embedded') {
  const host = await startBroker(kind)
  ends.push(() => host.stop())
  const opened = await openRoom(host.url)
  ends.push(() => opened.lecturer.leave())
  opened.lecturer.show({ slide: 'a12', clicks: 2, version: 'v1' })
  await until(() => expect(opened.lecturer.state).toBe('connected'))
  const join = () => {
    const joined = joinRoom(host.url, opened.owner.publicKey)
    ends.push(() => joined.viewer.close())
    return joined
  }
  return { host, ...opened, join }
}

describe('who follows', () => {
  test('sees the slide and the demo, however late; learns that the lecturer is gone, and is back', async () => {
    const { host, say, join, lecturer, owner } = await room()
    const early = join()
    say({ 'simclr@a12': frameOf(5) })
    say({
      'simclr@a12 fixed': {
        lead,
        run: 0,
        isPrivate: false,
        fixed: { images: { shape: [3], data: Uint8Array.of(1, 2, 3) } },
      },
      'simclr@a12 curves': { lead, run: 0, isPrivate: false, curves: { steps: [1, 5], metrics: { loss: [1, 0.2] } } },
    })
    const late = join()
    for (const { heard, heres } of [early, late]) {
      await until(() => expect(heres.at(-1)).toMatchObject({ slide: 'a12', clicks: 2 }))
      await until(() => {
        expect(heard['simclr@a12']).toMatchObject({ location: { seed: 3, step: 5 }, playing: true })
        expect(heard['simclr@a12 fixed']?.fixed).toEqual({ images: { shape: [3], data: Uint8Array.of(1, 2, 3) } })
        expect(heard['simclr@a12 curves']?.curves).toMatchObject({ steps: [1, 5] })
      })
    }
    // the window asks the leader, as it does everywhere, and is answered in its place
    late.ask({ hello: { from: 'me', key: 'simclr@a12', wants: [] } })
    await until(() => expect(late.heard['simclr@a12 beat']).toMatchObject({ condition: 'present' }))

    lecturer.leave()
    const again = await openRoom(host.url, owner)
    ends.push(() => again.lecturer.leave())
    again.lecturer.show({ slide: 'a13', clicks: 0, version: 'v1' })
    await until(() => expect(late.heres.at(-1)).toMatchObject({ slide: 'a13' }))
  })

  test('a lecturer whose line is cut is gone for viewers, by the last will', async () => {
    const { host, join } = await room()
    const { heres, heard } = join()
    await until(() => expect(heres.at(-1)?.slide).toBe('a12'))
    const clients = Object.values(
      (host.broker!.aedes as unknown as { clients: Record<string, { conn: { destroy(): void } }> }).clients,
    )
    clients[0]!.conn.destroy()
    await until(() => expect(heres.some(({ gone }) => gone)).toBe(true))
    // and comes back by itself
    await until(() => expect(heres.at(-1)).toMatchObject({ gone: false, slide: 'a12' }))
    expect(heard).toEqual({})
  })

  test('a broker that forgets everything is told again', async () => {
    const { host, join, say } = await room()
    const { heres, heard } = join()
    say({ 'simclr@a12': frameOf(5) })
    await until(() => expect(heard['simclr@a12']).toBeDefined())
    await host.stop()
    await pause(50)
    ends.push((await startBroker('embedded', Number(new URL(host.url).port))).stop)
    const before = heres.length
    say({ 'simclr@a12': frameOf(9) })
    await until(() => expect(heres.length).toBeGreaterThan(before))
    await until(() => expect(heard['simclr@a12']).toMatchObject({ location: { step: 9 } }))
    ends.splice(0, 1)
  })

  test('demos of another version of the deck are not shown; the slide is', async () => {
    const { say, join, lecturer } = await room()
    lecturer.show({ slide: 'a12', version: 'v2' })
    const { heres, heard } = join()
    await until(() => expect(heres.at(-1)?.version).toBe('v2'))
    say({ 'simclr@a12': frameOf(5) })
    await pause(300)
    expect(heard).toEqual({})
  })
})

describe.each(['embedded', 'open'] as const)('with an %s broker, nothing that a stranger sends', (kind) => {
  test('changes what a viewer shows', async () => {
    const { host, join, owner, say } = await room(kind)
    const { heres, heard, viewer } = join()
    say({ 'simclr@a12': frameOf(5) })
    await until(() => expect(heres.length).toBeGreaterThan(0))
    await until(() => expect(heard['simclr@a12']).toBeDefined())
    const spy = await stranger(host.url)
    await spy.subscribeAsync(`deck/${owner.publicKey}/lead/here`)
    await until(() => expect(spy.got.length).toBeGreaterThan(1))
    spy.end()

    const other = await createKeyPair()
    const topic = leadTopic(owner.publicKey, 'here')
    const body = encodeBody({ epoch: 1e9, seq: 1, slide: 'a01', clicks: 0, version: 'v1' })
    const genuine = spy.got[0]![1]
    const attacks: [string, Uint8Array][] = [
      [topic, await sealLead(other, topic, body)], // forged
      // admitted by nobody but itself
      [
        topic,
        await sealLead(
          { ...other, grant: await createGrant(owner.publicKey, other.privateKey, 3, other.publicKey) },
          topic,
          body,
        ),
      ],
      [topic, genuine], // replayed
      [leadTopic(owner.publicKey, 'activity'), genuine], // genuine, on another topic
      [leadTopic(other.publicKey, 'here'), await sealLead(other, leadTopic(other.publicKey, 'here'), body)], // another room
      [topic, new Uint8Array(70_000)], // oversized
      [topic, new Uint8Array()],
      [topic, genuine.subarray(0, 90)],
      [leadTopic(owner.publicKey, 'demo'), new TextEncoder().encode('{"key":"simclr@a12"}')],
    ]
    const before = JSON.stringify(heard)
    for (const [to, payload] of attacks) {
      const attacker = await stranger(host.url)
      attacker.publish(to, payload as Buffer, { qos: 0, retain: kind === 'embedded' })
      await pause(30)
      attacker.end(true)
    }
    const flood = await stranger(host.url)
    for (let i = 0; i < 500; i++) flood.publish(topic, genuine, { qos: 0 })
    await pause(400)
    flood.end(true)
    expect(heres.every(({ slide, gone }) => slide === 'a12' && !gone)).toBe(true)
    expect(JSON.stringify(heard)).toBe(before)
    const { refused } = host.broker ?? { refused: viewer.refusals }
    expect(refused.forged + refused.oversized + refused.foreign).toBeGreaterThan(2)
    expect(refused.replayed + refused.flood).toBeGreaterThan(0)
    // whoever comes later sees the lecturer's slide
    const late = join()
    await until(() => expect(late.heres.at(-1)?.slide).toBe('a12'))
  })

  test('is counted as an answer', async () => {
    const { host, join, owner, answers, lecturer } = await room(kind)
    const { viewer, device } = join()
    await until(() => expect(viewer.state).toBe('connected'))
    const good: AnswerContent = { kind: 'prediction', ask: 'q1', value: 2 }
    await viewer.answer(good)
    await until(() => expect(answers).toHaveLength(1))

    const honest = await device
    const other = await createKeyPair()
    const topic = answersTopic(owner.publicKey, honest.publicKey)
    const theirs = answersTopic(owner.publicKey, other.publicKey)
    const third = await createKeyPair()
    const thirds = answersTopic(owner.publicKey, third.publicKey)
    const genuine = await sealAnswer(other, theirs, good)
    const attacks: [string, Uint8Array][] = [
      [topic, await sealAnswer(other, topic, good)], // in the name of another device
      [theirs, genuine],
      [theirs, genuine], // the same again
      [theirs, await sealAnswer(other, theirs, { ...good, value: Infinity })],
      [theirs, await sealAnswer(other, theirs, { kind: 'question', ask: 'q1', text: 'a\u0007b' })],
      [theirs, await sealAnswer(other, theirs, { kind: 'question', ask: 'q1', text: 'x'.repeat(281) })],
      [thirds, await sealAnswer(third, thirds, { kind: 'question', ask: 'q1', text: 'abc\u202edef' })],
      [thirds, await sealAnswer(third, thirds, { kind: 'question', ask: 'q1', text: `a${'\u0301'.repeat(40)}` })],
      [thirds, await seal(third.privateKey, thirds, encodeBody({ seq: 2 ** 60, content: good }))],
      [theirs, await sealAnswer(other, theirs, { ...good, extra: 1 } as never)],
      [theirs, new Uint8Array(3000)],
      [theirs, new Uint8Array()],
    ]
    for (const [to, payload] of attacks) {
      const attacker = await stranger(host.url)
      attacker.publish(to, payload as Buffer, { qos: 0 })
      await pause(30)
      attacker.end(true)
    }
    await pause(200)
    expect(answers.map(({ device }) => device)).toEqual([honest.publicKey, other.publicKey])
    const { forged, malformed, oversized, replayed } = lecturer.refusals
    expect({ forged, malformed, replayed }).toEqual({ forged: 2, malformed: 7, replayed: 1 })
    expect(oversized + (host.broker?.refused.oversized ?? 0)).toBeGreaterThan(0)

    // one device that sends a hundred answers a second is heard a few times
    const flood = await stranger(host.url)
    for (let i = 0; i < 100; i++) flood.publish(theirs, (await sealAnswer(other, theirs, good)) as Buffer, { qos: 0 })
    await pause(300)
    flood.end(true)
    expect(answers.length).toBeLessThan(20)
  })
})

test('a viewer of the embedded broker reads no answers, and keeps nothing there', async () => {
  const { host, join, owner, seen } = await room()
  const { viewer } = join()
  const spy = await stranger(host.url)
  for (const topic of [`deck/${owner.publicKey}/answers/+`, '#', `deck/${owner.publicKey}/#`])
    await expect(spy.subscribeAsync(topic)).rejects.toThrow('Subscribe error')
  await until(() => expect(viewer.state).toBe('connected'))
  await viewer.answer({ kind: 'question', ask: 'q', text: 'Pourquoi ?' })
  const device = await createKeyPair()
  const topic = answersTopic(owner.publicKey, device.publicKey)
  spy.publish(topic, (await sealAnswer(device, topic, { kind: 'here' })) as Buffer, { retain: true })
  await pause(200)
  expect(spy.got).toEqual([])
  expect(host.broker!.refused.oversized).toBe(1)
  // the lecturer learns of it
  await until(() => expect(seen.broker?.oversized).toBe(1))
})

test('the embedded broker keeps nothing for those who leave', async () => {
  const { host } = await room()
  const greedy = mqtt.connect(host.url, { reconnectPeriod: 0, clean: false, clientId: 'greedy' })
  const refused = new Promise<Error>((done) => greedy.on('error', done))
  ends.push(() => greedy.end(true))
  expect((await refused).message).toContain('Connection refused')
})

test('the lead passes to another device by an act of the owner, and back: viewers follow, who led is relieved', async () => {
  const { host, lecturer, owner, join } = await room()
  const { heres } = join()
  await until(() => expect(heres.at(-1)?.slide).toBe('a12'))
  const device = await createKeyPair()
  const grant = await createGrant(owner.publicKey, owner.privateKey, 1, device.publicKey)
  lecturer.leave()
  const second = await openRoom(host.url, { ...device, grant }, owner.publicKey)
  ends.push(() => second.lecturer.leave())
  second.lecturer.show({ slide: 'a20', version: 'v1' })
  await until(() => expect(heres.at(-1)).toMatchObject({ slide: 'a20', gone: false }))
  await until(() => expect(second.lecturer.state).toBe('connected'))

  const number = 2
  const back = await createGrant(owner.publicKey, owner.privateKey, number, owner.publicKey)
  const first = await openRoom(host.url, { ...owner, grant: back }, owner.publicKey)
  ends.push(() => first.lecturer.leave())
  first.lecturer.show({ slide: 'a13', version: 'v1' })
  await until(() => expect(heres.at(-1)?.slide).toBe('a13'))
  await until(() => expect(second.seen.relieved).toBe(true))
  second.lecturer.show({ slide: 'a21', version: 'v1' })
  await pause(300)
  expect(heres.at(-1)?.slide).toBe('a13')
  expect(first.seen.relieved).toBeUndefined()
})

test('messages under an earlier right to lead are past', async () => {
  const owner = await createKeyPair()
  const second = await createKeyPair()
  const room = owner.publicKey
  const topic = leadTopic(room, 'here')
  const receiver = createLeadReceiver(room, () => performance.now())
  const body = (epoch: number, seq: number, slide: string) => encodeBody({ epoch, seq, slide })
  const slideOf = async (message: Uint8Array<ArrayBuffer>) => (await receiver.take(topic, message))?.header.slide
  expect(await slideOf(await sealLead(owner, topic, body(5, 1, 'a01')))).toBe('a01')
  const grant = await createGrant(room, owner.privateKey, 1, second.publicKey)
  expect(await slideOf(await sealLead({ ...second, grant }, topic, body(1, 1, 'a02')))).toBe('a02')
  expect(await slideOf(await sealLead(owner, topic, body(9, 1, 'a03')))).toBeUndefined()
  const back = await createGrant(room, owner.privateKey, 2, owner.publicKey)
  expect(await slideOf(await sealLead({ ...owner, grant: back }, topic, body(9, 2, 'a04')))).toBe('a04')
  expect(await slideOf(await sealLead({ ...second, grant }, topic, body(99, 1, 'a05')))).toBeUndefined()
})

test('10,000 random messages: none is taken', { timeout: 120_000 }, async () => {
  const owner = await createKeyPair()
  const device = await createKeyPair()
  const room = owner.publicKey
  let time = 0
  const now = (): number => (time += 1000)
  const accepted: unknown[] = []
  const receiver = createLeadReceiver(room, now)
  const intake = answersIntake({ room, now, accepted: (answer) => accepted.push(answer), refused() {} })
  const here = leadTopic(room, 'here')
  const answers = answersTopic(room, device.publicKey)
  const genuine = await sealLead(owner, here, encodeBody({ epoch: 1, seq: 1, slide: 'a12' }))
  const answer = await sealAnswer(device, answers, { kind: 'prediction', ask: 'q1', value: 1 })

  const topic = fc.oneof(
    fc.constantFrom(here, answers, leadTopic(room, 'demo'), `deck/${room}/lead/chunk/x`),
    fc.string(),
  )
  const changed = fc
    .tuple(fc.constantFrom(genuine, answer), fc.nat(200), fc.integer({ min: 1, max: 255 }))
    .map(([bytes, at, by]) => bytes.map((byte, i) => (i === at % bytes.length ? byte ^ by : byte)))
  const message = fc.oneof(changed, fc.uint8Array({ maxLength: 300 }))
  await fc.assert(
    fc.asyncProperty(topic, message, async (to, bytes) => {
      const taken = [await receiver.take(to, bytes), await intake.take(to, bytes)]
      return taken.every((one) => one === undefined)
    }),
    { numRuns: 10_000 },
  )
  expect(accepted).toEqual([])
  const counted = (refused: Readonly<Record<string, number>>) => Object.values(refused).reduce((a, b) => a + b, 0)
  expect(counted(receiver.refused)).toBe(10_000)
  expect(counted(intake.refused)).toBe(10_000)
  // and what is genuine still is
  expect(await receiver.take(here, genuine)).toBeDefined()
  expect(await intake.take(answers, answer)).toBeDefined()
})
