/** The lecturer's side of a room: signs and publishes what viewers see, and counts what they answer. */
import * as v from 'valibot'
import { countSchema, parsed } from '../validation'
import { answersIntake, type Answer } from './answers'
import { connect, type Connection, type ConnectionState, type Credentials } from './connection'
import { createDemoOutlet } from './demo-outlet'
import type { Here } from './here'
import { sealLead, type LeadSigner } from './lead-envelope'
import { encodeBody } from '../header-bytes'
import { createLeadReceiver, REFUSALS, type Refused } from './lead-receiver'
import type { RoomPort } from './port'
import type { Side } from './remote'
import { answersTopic, brokerTopic, leadTopic, MAX_BYTES, placeOf, remoteTopic, type LeadKind } from './topics'

export interface LecturerOptions {
  /** Public key of the room's owner. */
  room: string
  signer: LeadSigner
  /** A number that is greater at each call, also after a reload. */
  nextEpoch(): Promise<number>
  url: string
  credentials?: Credentials
  port: RoomPort
  isForward(demo: string): boolean
  now(): number
  changed(state: ConnectionState): void
  answered(answer: Answer): void
  refused(): void
  /** The embedded broker says what it refused, which never came here. */
  brokerRefused(refused: Refused): void
  /** The phone that is the clicker says something. */
  remote(message: Uint8Array): void
  /** Another device leads by now: the owner of the room gave it the lead, or took it back. */
  relieved(): void
}
export type Lecturer = ReturnType<typeof createLecturer>

/** Signs of life come at least so often. */
const HERE_MS = 2000
/** Where the lecturer is, no faster. */
const NAV_MS = 60
const statusSchema = v.object({ refused: v.object(v.entriesFromList(REFUSALS, countSchema)) })
const LAST_SEQ = 2 ** 31 - 1

/** Opens a room. */
export function createLecturer(options: LecturerOptions) {
  const { room, signer, now } = options
  let epoch = 0
  let seq = 0
  let here: Partial<Here> = {}
  let activity: object | undefined
  let hereAt = -Infinity
  let hereTimer: ReturnType<typeof setTimeout> | undefined
  const published = new Set<string>()

  const intake = answersIntake({ room, now, accepted: options.answered, refused: options.refused })

  async function publish(kind: LeadKind, content: object, blobs: readonly Uint8Array[] = [], hash?: string) {
    if (connection.state !== 'connected') return 0
    const topic = leadTopic(room, kind, hash)
    const body = encodeBody({ epoch, seq: seq++, ...content }, blobs)
    const message = await sealLead(signer, topic, body)
    if (message.length > MAX_BYTES[kind]) return 0
    published.add(topic)
    // what is soon said again needs no acknowledgement of a thousand devices
    connection.publish(topic, message, { retain: true, qos: kind === 'demo' || kind === 'here' ? 0 : 1 })
    return message.length
  }

  const others = createLeadReceiver(room, now)
  /** Hears who else leads: what this window says comes back too. */
  async function hearLead(topic: string, payload: Uint8Array<ArrayBuffer>): Promise<void> {
    const message = await others.take(topic, payload)
    if (message && message.grant > (signer.grant?.number ?? 0)) options.relieved()
  }

  function readStatus(payload: Uint8Array): void {
    try {
      const status = parsed(statusSchema, JSON.parse(new TextDecoder().decode(payload)))
      if (status) options.brokerRefused(status.refused)
    } catch {
      // of another broker, which has nothing to say there
    }
  }

  /** In the order in which they are to arrive: signatures are made one after the other. */
  let last: Promise<unknown> = Promise.resolve()
  function inTurn(kind: LeadKind, content: object, blobs?: readonly Uint8Array[], hash?: string): Promise<number> {
    const mine = last.then(() => publish(kind, content, blobs, hash))
    last = mine.catch(() => {})
    return mine
  }

  function sayHere(): void {
    clearTimeout(hereTimer)
    hereTimer = undefined
    hereAt = now()
    void inTurn('here', here)
  }
  function sayHereSoon(): void {
    const wait = hereAt + NAV_MS - now()
    if (wait <= 0) sayHere()
    else hereTimer ??= setTimeout(sayHere, wait)
  }

  const outlet = createDemoOutlet({
    isForward: options.isForward,
    publish: (kind, header, blobs, hash) => inTurn(kind, header, blobs, hash),
    ask: () => hello(['state', 'fixed', 'curves']),
    now,
    defer(callback, ms) {
      const timer = setTimeout(callback, ms)
      return () => clearTimeout(timer)
    },
  })
  const tell = options.port.connect(outlet.take)
  /** A window that leads publishes what it shows only while somebody listens. */
  function hello(wants: readonly string[]): void {
    queueMicrotask(() => tell({ hello: { from: 'room', wants } }))
  }
  const life = setInterval(() => {
    hello([])
    if (now() - hereAt >= HERE_MS - 100) sayHere()
  }, HERE_MS / 2)
  hello(['state', 'fixed', 'curves'])

  const connection: Connection = connect({
    url: options.url,
    credentials: options.credentials,
    topics: [answersTopic(room, '+'), brokerTopic(room), leadTopic(room, 'here')],
    async will() {
      epoch = await options.nextEpoch()
      seq = 0
      const topic = leadTopic(room, 'here')
      return { topic, payload: await sealLead(signer, topic, encodeBody({ epoch, seq: LAST_SEQ, gone: true })) }
    },
    heard(topic, payload) {
      const kind = placeOf(topic)?.kind
      if (kind === 'remote') options.remote(payload)
      else if (kind === 'broker') readStatus(payload)
      else if (kind === 'here') void hearLead(topic, payload)
      else void intake.take(topic, payload)
    },
    changed(state) {
      if (state === 'connected') {
        sayHere()
        if (activity) void inTurn('activity', activity)
        outlet.again()
      }
      options.changed(state)
    },
  })

  return {
    get state() {
      return connection.state
    },
    /** Why answers were refused, and how often. */
    refusals: intake.refused,
    /** Says where the lecturer is. */
    show(next: Partial<Here>): void {
      here = next
      sayHereSoon()
    },
    /** Asks the class something, or ends it. */
    ask(next: object): void {
      activity = next
      void inTurn('activity', next)
    },
    /** Hears a phone on this channel. */
    pair: (channel: string): void => connection.subscribe(remoteTopic(room, channel, 'phone')),
    unpair: (channel: string): void => connection.unsubscribe(remoteTopic(room, channel, 'phone')),
    tellRemote: (channel: string, message: Uint8Array, as: Side = 'lecturer'): boolean =>
      connection.publish(remoteTopic(room, channel, as), message),
    /** Ends the room: nothing of it stays at the broker. */
    async close(): Promise<void> {
      clearInterval(life)
      clearTimeout(hereTimer)
      outlet.stop()
      options.port.connect(() => {})
      await inTurn('here', { gone: true })
      for (const topic of published)
        if (topic !== leadTopic(room, 'here')) connection.publish(topic, new Uint8Array(), { retain: true })
      connection.close()
    },
    /** The window closes, and leads on when it is opened again. */
    leave(): void {
      clearInterval(life)
      clearTimeout(hereTimer)
      outlet.stop()
      connection.close()
    },
  }
}
