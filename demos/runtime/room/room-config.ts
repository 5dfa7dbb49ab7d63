/** Where the broker of this deck stands: `room.json`, beside the first page. */
import * as v from 'valibot'
import { parsed } from '../validation'
import { isBrokerAddress } from './room-link'

const configSchema = v.object({
  /** `ws://` or `wss://`, or a path at the host of the page. */
  broker: v.pipe(v.string(), v.maxLength(500)),
  /** First page of the deck for viewers; without it, the site of this page. */
  site: v.optional(v.pipe(v.string(), v.url())),
  /** Whether links name the broker: otherwise the `room.json` of their site does. */
  brokerInLink: v.optional(v.boolean()),
  /** Of the lecturer: only the server that runs on the lecturer's own computer gives them. */
  credentials: v.optional(v.object({ username: v.string(), password: v.string() })),
})
export type RoomConfig = v.InferOutput<typeof configSchema>
/** A captive portal may leave the request open for ever. */
const LIMIT_MS = 10_000

/** Reads `room.json`; undefined where there is none that can be used. */
export async function readRoomConfig(base: string): Promise<RoomConfig | undefined> {
  try {
    const signal = AbortSignal.timeout(LIMIT_MS)
    const response = await fetch(new URL('room.json', base), { cache: 'no-store', signal })
    const config = response.ok ? parsed(configSchema, await response.json()) : undefined
    if (!config) return undefined
    const broker = new URL(config.broker, base)
    broker.protocol = broker.protocol.replace('http', 'ws')
    return isBrokerAddress(broker.href) ? { ...config, broker: broker.href } : undefined
  } catch {
    return undefined
  }
}
