/**
 * Takes in what claims to come from the lecturer: its signature is verified first, then its order, and only then
 * anybody reads it. The broker is not trusted: it can withhold and repeat, and nothing else.
 */
import * as v from 'valibot'
import { unsealLead } from './lead-envelope'
import { decodeBody } from '../header-bytes'
import { isLeadPlace, MAX_BYTES, placeOf, type LeadKind } from './topics'
import { countSchema, longCountSchema, parsed } from '../validation'

const orderSchema = v.object({
  /** Counts the connections of the lecturer's windows. */
  epoch: longCountSchema,
  /** Counts the messages of an epoch. */
  seq: countSchema,
})

/** Why a message was refused. */
export const REFUSALS = ['foreign', 'oversized', 'flood', 'forged', 'malformed', 'replayed'] as const
export type Refusal = (typeof REFUSALS)[number]
export type Refused = Record<Refusal, number>
/** Counts of refused messages, all 0. */
export const noRefusals = (): Refused => Object.fromEntries(REFUSALS.map((why) => [why, 0])) as Refused

export interface LeadMessage {
  kind: LeadKind
  hash: string | undefined
  /** Number of the right to lead under which it was sent; 0 is the owner's from the beginning. */
  grant: number
  epoch: number
  header: Record<string, unknown>
  rest: Uint8Array
}
interface Order {
  grant: number
  epoch: number
  seq: number
}
export type LeadReceiver = ReturnType<typeof createLeadReceiver>

/** So many messages are verified in a second, and no more: an open broker may let anybody send. */
const PER_SECOND = 60

/** Allows so many events in a second, and `atOnce` of them at once. */
export function createBudget(perSecond: number, now: () => number, atOnce = perSecond): () => boolean {
  let left = atOnce
  let at = now()
  return () => {
    left = Math.min(atOnce, left + ((now() - at) / 1000) * perSecond)
    at = now()
    if (left < 1) return false
    left--
    return true
  }
}

/**
 * Makes the receiver of a room's lead messages.
 *
 * @param room - public key of the owner
 */
export function createLeadReceiver(room: string, now: () => number, perSecond = PER_SECOND) {
  const refused = noRefusals()
  const mayVerify = createBudget(perSecond, now)
  /** The grant under which the lecturer leads; messages under earlier ones are past. */
  let grant = 0
  /** The last message of each topic that was accepted. */
  const last = new Map<string, Order>()

  function refuse(why: Refusal): undefined {
    refused[why]++
  }

  return {
    refused: refused as Readonly<Refused>,
    /** The message, if it is the lecturer's and later than the last of its topic; undefined otherwise. */
    async take(topic: string, message: Uint8Array<ArrayBuffer>): Promise<LeadMessage | undefined> {
      const place = placeOf(topic)
      if (place?.room !== room || !isLeadPlace(place)) return refuse('foreign')
      if (message.length > MAX_BYTES[place.kind]) return refuse('oversized')
      if (!mayVerify()) return refuse('flood')
      const opened = await unsealLead(room, topic, message)
      if (!opened) return refuse('forged')
      const decoded = decodeBody(opened.body)
      const order = decoded && parsed(orderSchema, decoded.header)
      if (!order) return refuse('malformed')
      const next = { grant: opened.grant, ...order }
      if (next.grant < grant) return refuse('replayed')
      if (place.kind !== 'chunk') {
        const latest = last.get(topic)
        if (latest && !isLater(next, latest)) return refuse('replayed')
        last.set(topic, next)
      }
      grant = next.grant
      const header = decoded.header as Record<string, unknown>
      return { kind: place.kind, hash: place.hash, ...next, header, rest: decoded.rest }
    },
  }
}

function isLater(a: Order, b: Order): boolean {
  if (a.grant !== b.grant) return a.grant > b.grant
  return a.epoch !== b.epoch ? a.epoch > b.epoch : a.seq > b.seq
}
