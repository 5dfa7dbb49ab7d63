/** A connection to an MQTT broker that comes back by itself: a fresh client each time, with a last will of its own. */
import type { IClientOptions, MqttClient } from 'mqtt'

export interface Credentials {
  username: string
  password: string
}
export interface ConnectionOptions {
  /** `ws://` or `wss://`. */
  url: string
  credentials?: Credentials
  topics: readonly string[]
  /** What the broker says in our place when the connection is lost, made anew for each one. */
  will?(): Promise<{ topic: string; payload: Uint8Array }>
  heard(topic: string, payload: Uint8Array<ArrayBuffer>): void
  changed(state: ConnectionState): void
}
export type ConnectionState = 'connecting' | 'connected' | 'offline' | 'closed'
export type Connection = ReturnType<typeof connect>

const KEEPALIVE_S = 15
const CONNECT_MS = 8000
/**
 * How long to wait after so many attempts in vain, half as long to half as long again: a thousand devices must not come
 * back in the same instant. After some thirty failures Chromium itself would hold each attempt back for seconds.
 */
const retryMs = (attempts: number): number => (attempts === 0 ? 250 : attempts < 24 ? 700 : 4000)
/** A device that slept longer has lost its connection, whether it knows or not. */
const SLEPT_MS = KEEPALIVE_S * 1000

/** Connects, and stays connected until it is closed. */
export function connect(options: ConnectionOptions) {
  const topics = new Set(options.topics)
  let client: MqttClient | undefined
  let state: ConnectionState = 'connecting'
  let attempts = 0
  /** Number of the latest attempt: an earlier one that still waits for its parts comes to nothing. */
  let latest = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let hiddenAt = 0

  function become(next: ConnectionState): void {
    if (state === 'closed' || next === state) return
    state = next
    options.changed(next)
  }
  async function attempt(): Promise<void> {
    timer = undefined
    const number = ++latest
    const parts = await Promise.all([import('mqtt'), options.will?.()]).catch(() => undefined)
    if (state === 'closed' || number !== latest) return
    if (!parts) return lost()
    const [{ default: mqtt }, will] = parts
    const settings: IClientOptions = {
      ...options.credentials,
      clientId: `deck-${crypto.getRandomValues(new Uint32Array(3)).join('')}`,
      clean: true,
      keepalive: KEEPALIVE_S,
      connectTimeout: CONNECT_MS,
      reconnectPeriod: 0,
      queueQoSZero: false,
      ...(will && { will: { topic: will.topic, payload: will.payload as Buffer, qos: 1, retain: true } }),
    }
    const mine = mqtt.connect(options.url, settings)
    client = mine
    mine.on('connect', () => {
      attempts = 0
      if (topics.size > 0) mine.subscribe([...topics], { qos: 1 })
      become('connected')
    })
    // a Buffer's slices would share its memory
    mine.on('message', (topic, payload) => options.heard(topic, new Uint8Array(payload)))
    // what went wrong is said by the state
    mine.on('error', () => {})
    mine.on('close', () => mine === client && lost())
  }
  function lost(): void {
    client?.end(true)
    client = undefined
    become('offline')
    if (state === 'closed' || timer) return
    const [spread] = crypto.getRandomValues(new Uint8Array(1))
    timer = setTimeout(() => void attempt(), retryMs(attempts++) * (0.5 + spread! / 256))
  }
  /** Connects at once, if it is not connected. */
  function wake(): void {
    attempts = 0
    if (client?.connected || state === 'closed') return
    clearTimeout(timer)
    timer = undefined
    client?.end(true)
    client = undefined
    void attempt()
  }
  function visibility(): void {
    if (document.hidden) hiddenAt = Date.now()
    else {
      if (Date.now() - hiddenAt > SLEPT_MS) lost()
      wake()
    }
  }
  const inBrowser = typeof document !== 'undefined'
  if (inBrowser) {
    document.addEventListener('visibilitychange', visibility)
    window.addEventListener('online', wake)
  }
  void attempt()

  return {
    get state() {
      return state
    },
    /** Sends a message; false, and nothing is kept, while there is no connection. */
    publish(topic: string, payload: Uint8Array, { retain = false, qos = 1 as 0 | 1 } = {}): boolean {
      if (!client?.connected) return false
      client.publish(topic, payload as Buffer, { retain, qos })
      return true
    },
    subscribe(topic: string): void {
      topics.add(topic)
      if (client?.connected) client.subscribe(topic, { qos: 1 })
    },
    unsubscribe(topic: string): void {
      topics.delete(topic)
      if (client?.connected) client.unsubscribe(topic)
    },
    wake,
    /** Ends for good. */
    close(): void {
      become('closed')
      clearTimeout(timer)
      client?.end()
      client = undefined
      if (!inBrowser) return
      document.removeEventListener('visibilitychange', visibility)
      window.removeEventListener('online', wake)
    },
  }
}
