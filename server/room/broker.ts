/**
 * The embedded broker (aedes). It passes on what the lecturer of a room signed, and small answers to the lecturer;
 * anything else ends the connection it came from. Viewers would refuse the same without it: here it is stopped before a
 * thousand devices have to look at it.
 */
import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { Aedes, type AedesPublishPacket, type AuthenticateError, type Client } from 'aedes'
import { createWebSocketStream, WebSocketServer } from 'ws'
import {
  createBudget,
  createLeadReceiver,
  noRefusals,
  type LeadReceiver,
} from '../../demos/runtime/room/lead-receiver.ts'
import { brokerTopic, isLeadPlace, MAX_BYTES, placeOf } from '../../demos/runtime/room/topics.ts'

export const BROKER_PATH = '/mqtt'
const MAX_CLIENTS = 5000
const MAX_ROOMS = 4
/** A packet is a topic and one message; what is larger is not read to its end. */
const MAX_PACKET = Math.max(...Object.values(MAX_BYTES)) + 1024
/** Messages that a viewer may send in a second. */
const PER_SECOND = 10
/** A lecturer signs no more than some ten messages a second. */
const LEAD_PER_SECOND = 200
const STATUS_MS = 2000
const USERNAME = 'lecturer'

interface Visitor {
  isLecturer: boolean
  /** Has sent a message that the lecturer of this room signed. */
  leads?: string
  /** The one topic on which it answers. */
  answersOn?: string
  mayPublish(): boolean
}
export type Broker = Awaited<ReturnType<typeof createBroker>>

/** @param token - password of the lecturer's window, by which it may open a room */
export async function createBroker(token: string) {
  const rooms = new Map<string, LeadReceiver>()
  const visitors = new WeakMap<Client, Visitor>()
  const refused = noRefusals()
  const now = (): number => performance.now()

  const visitorOf = (client: Client): Visitor => {
    const visitor = visitors.get(client) ?? { isLecturer: false, mayPublish: createBudget(PER_SECOND, now) }
    visitors.set(client, visitor)
    return visitor
  }
  function roomOf(room: string, visitor: Visitor): LeadReceiver | undefined {
    if (!rooms.has(room) && visitor.isLecturer) {
      // another browser of the lecturer makes another key: the room that was opened first makes way
      if (rooms.size >= MAX_ROOMS) rooms.delete(rooms.keys().next().value!)
      rooms.set(room, createLeadReceiver(room, now, LEAD_PER_SECOND))
    }
    return rooms.get(room)
  }

  /** Whether a message may go on to others. */
  async function admits(client: Client | null, { topic, payload, retain }: AedesPublishPacket): Promise<boolean> {
    const place = placeOf(topic)
    if (!client || !place || !Buffer.isBuffer(payload)) return false
    const visitor = visitorOf(client)
    if (isLeadPlace(place)) {
      const receiver = roomOf(place.room, visitor)
      if (!receiver) return false
      // an empty message takes a kept one away
      if (payload.length === 0) return visitor.leads === place.room
      const before = { ...receiver.refused }
      const message = await receiver.take(topic, new Uint8Array(payload))
      if (message) visitor.leads = place.room
      else
        for (const why of Object.keys(before) as (keyof typeof before)[])
          refused[why] += receiver.refused[why] - before[why]
      return message !== undefined
    }
    if (place.kind === 'broker') return false
    if (retain || payload.length > MAX_BYTES[place.kind]) {
      refused.oversized++
      return false
    }
    if (!visitor.isLecturer && visitor.leads !== place.room && !visitor.mayPublish()) {
      refused.flood++
      return false
    }
    if (place.kind === 'remote') return true
    visitor.answersOn ??= topic
    return visitor.answersOn === topic
  }
  function maySubscribe(client: Client, topic: string): boolean {
    const visitor = visitorOf(client)
    const [root, room = '', part, ...rest] = topic.split('/')
    if (root !== 'deck') return false
    if (part === 'answers' || part === 'broker') return visitor.isLecturer || visitor.leads === room
    const place = placeOf(topic)
    return place !== undefined && rest.every((level) => level !== '+' && level !== '#')
  }

  const aedes = await Aedes.createBroker({
    heartbeatInterval: 30_000,
    connectTimeout: 10_000,
    authenticate(client, username, password, done) {
      const visitor = visitorOf(client)
      const given = password ?? Buffer.alloc(0)
      const wanted = Buffer.from(token)
      visitor.isLecturer = username === USERNAME && given.length === wanted.length && timingSafeEqual(given, wanted)
      if (username !== undefined && !visitor.isLecturer)
        return done(Object.assign(new Error('Not the lecturer.'), { returnCode: 4 }) as AuthenticateError, false)
      // of those who left nothing is kept: whoever asks for that would fill the memory
      done(null, client.clean && (visitor.isLecturer || aedes.connectedClients < MAX_CLIENTS))
    },
    authorizePublish(client, packet, done) {
      admits(client, packet as AedesPublishPacket).then(
        (isGood) => done(isGood ? null : new Error('Refused.')),
        () => done(new Error('Refused.')),
      )
    },
    authorizeSubscribe(client, subscription, done) {
      done(null, maySubscribe(client, subscription.topic) ? subscription : null)
    },
  })

  const status = setInterval(() => {
    for (const room of rooms.keys()) {
      const payload = JSON.stringify({ devices: aedes.connectedClients, refused })
      const packet = { cmd: 'publish', topic: brokerTopic(room), payload, qos: 0, retain: false, dup: false } as const
      aedes.publish(packet, () => {})
    }
  }, STATUS_MS)
  status.unref()

  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_PACKET,
    perMessageDeflate: false,
    handleProtocols: (protocols) => (protocols.has('mqtt') ? 'mqtt' : false),
  })
  sockets.on('connection', (socket, request: IncomingMessage) => {
    const stream = createWebSocketStream(socket)
    // a broken connection is the business of its own client
    stream.on('error', () => socket.terminate())
    aedes.handle(stream, request)
  })

  return {
    /** For tests and figures: the broker by itself. */
    aedes,
    refused: refused as Readonly<typeof refused>,
    /** Rooms that were opened, the latest first. */
    rooms: (): string[] => [...rooms.keys()].reverse(),
    /** Answers WebSocket connections of a web server, at one path. */
    attach(server: Server): void {
      server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
        if (request.url?.split('?')[0] !== BROKER_PATH) return void socket.destroy()
        sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request))
      })
    },
    async close(): Promise<void> {
      clearInterval(status)
      for (const socket of sockets.clients) socket.terminate()
      await new Promise<void>((closed) => aedes.close(() => closed()))
    },
  }
}
