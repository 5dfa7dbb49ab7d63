/** A room in one process: an embedded broker or a plain one, a lecturer, viewers, and a stranger with a client of MQTT. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Aedes } from 'aedes'
import mqtt, { type MqttClient } from 'mqtt'
import { createWebSocketStream, WebSocketServer } from 'ws'
import type { Answer } from '../../demos/runtime/room/answers'
import type { Here } from '../../demos/runtime/room/here'
import type { LeadSigner } from '../../demos/runtime/room/lead-envelope'
import { createLecturer } from '../../demos/runtime/room/lecturer'
import type { Refused } from '../../demos/runtime/room/lead-receiver'
import { createRoomPort } from '../../demos/runtime/room/port'
import { createKeyPair } from '../../demos/runtime/room/signature'
import { createViewer } from '../../demos/runtime/room/viewer'
import type { Slots } from '../../demos/runtime/shared-store'
import { createBroker, type Broker } from '../../server/room/broker.ts'

export const TOKEN = 'the lecturer alone knows'

export interface Host {
  url: string
  broker?: Broker
  /** Ends all connections, and forgets what was kept; `start` on the same port serves again. */
  stop(): Promise<void>
}
/** A broker that lets in what is allowed, or (`open`) anything, as a public one without rules would. */
export async function startBroker(kind: 'embedded' | 'open', port = 0): Promise<Host> {
  const server: Server = createServer()
  let end: () => Promise<void>
  let broker: Broker | undefined
  if (kind === 'embedded') {
    broker = await createBroker(TOKEN)
    broker.attach(server)
    end = broker.close
  } else {
    const aedes = await Aedes.createBroker()
    const sockets = new WebSocketServer({ server })
    sockets.on('connection', (socket, request) => void aedes.handle(createWebSocketStream(socket), request))
    end = async () => {
      for (const socket of sockets.clients) socket.terminate()
      await new Promise<void>((closed) => aedes.close(() => closed()))
    }
  }
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/mqtt`,
    broker,
    async stop() {
      await end()
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

let epochs = 0
/** A lecturer, and the windows of the device as one: `say` is what they tell each other. */
export async function openRoom(url: string, given?: LeadSigner, room = given?.publicKey) {
  const owner: LeadSigner = given ?? (await createKeyPair())
  const port = createRoomPort()
  const answers: Answer[] = []
  const states: string[] = []
  const seen: { broker?: Refused; relieved?: boolean } = {}
  const lecturer = createLecturer({
    room: room ?? owner.publicKey,
    signer: owner,
    nextEpoch: () => Promise.resolve(++epochs),
    url,
    credentials: { username: 'lecturer', password: TOKEN },
    port,
    isForward: (demo) => demo === 'forward',
    now: () => performance.now(),
    changed: (state) => states.push(state),
    answered: (answer) => answer.content.kind !== 'here' && answers.push(answer),
    refused() {},
    remote() {},
    relieved: () => (seen.relieved = true),
    brokerRefused: (refused) => (seen.broker = refused),
  })
  return { owner, lecturer, answers, states, seen, say: (slots: Slots) => port.send(slots) }
}

/** A viewer, and what its window hears. */
export function joinRoom(url: string, room: string, version = 'v1', device = createKeyPair()) {
  const port = createRoomPort()
  const heard: Slots = {}
  const heres: Here[] = []
  const asked: Record<string, unknown>[] = []
  /** When it first heard of each: nobody has to look again and again. */
  const firstAt: { here?: number; demo?: number } = {}
  port.listen((slots) => {
    firstAt.demo ??= performance.now()
    Object.assign(heard, slots)
  })
  const viewer = createViewer({
    room,
    url,
    port,
    device: () => device,
    now: () => performance.now(),
    epoch: 1,
    version,
    shows(here) {
      firstAt.here ??= performance.now()
      heres.push(here)
    },
    asked: (activity) => asked.push(activity),
    changed() {},
  })
  return {
    viewer,
    heard: heard as Readonly<Record<string, Record<string, unknown>>>,
    heres,
    firstAt,
    asked,
    device,
    ask: (slots: Slots) => port.send(slots),
  }
}

/** A client that says whatever it likes. */
export async function stranger(url: string): Promise<MqttClient & { got: [string, Buffer][] }> {
  const client = Object.assign(mqtt.connect(url, { reconnectPeriod: 0 }), { got: [] as [string, Buffer][] })
  client.on('error', () => {})
  client.on('message', (topic, payload) => client.got.push([topic, payload]))
  await new Promise<void>((connected) => client.on('connect', () => connected()))
  return client
}
