/**
 * Between the lecturer's window and a device that is paired, as clicker or to take the lead: all is encrypted and
 * authenticated with a key that only the QR code on the lecturer's screen holds (XChaCha20-Poly1305).
 */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import * as v from 'valibot'
import { recall, remember } from '../storage'
import { countSchema, parsed } from '../validation'
import type { LeadReply, LeadRequest } from './admission'
import { fromBase64Url, toBase64Url } from './base64url'
import type { Pairing } from './pairing'

export type Side = 'phone' | 'lecturer'

const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length))
/** Makes a channel and its key. */
export const createPairing = (): Pairing => ({ channel: toBase64Url(random(16)), secret: toBase64Url(random(32)) })

/** What the phone tells the lecturer's window. */
export const commandSchema = v.variant('act', [
  v.object({ act: v.picklist(['hello', 'next', 'back', 'play', 'pause']) }),
  v.object({ act: v.literal('scrub'), to: countSchema }),
])
export type Command = v.InferOutput<typeof commandSchema>
/** What the lecturer's window tells the phone. */
export const promptSchema = v.object({
  title: v.string(),
  notes: v.string(),
  no: countSchema,
  total: countSchema,
  /** The demo in view, if it trains. */
  demo: v.optional(v.object({ playing: v.boolean(), step: countSchema, last: countSchema })),
})
export type Prompt = v.InferOutput<typeof promptSchema>

const NONCE_BYTES = 24
const MAX_NOTES = 4000
const associated = (channel: string, from: Side): Uint8Array =>
  new TextEncoder().encode(`deck clicker 1 ${channel} ${from}`)
let lastNumber = 0

/** Encrypts what one side says; `number` grows, so that nothing counts twice. */
export function sealRemote(
  { channel, secret }: Pairing,
  from: Side,
  content: Command | Prompt | LeadRequest | LeadReply,
): Uint8Array {
  lastNumber = Math.max(lastNumber + 1, Date.now())
  const short = 'notes' in content ? { ...content, notes: content.notes.slice(0, MAX_NOTES) } : content
  const text = new TextEncoder().encode(JSON.stringify({ number: lastNumber, content: short }))
  const nonce = random(NONCE_BYTES)
  const box = xchacha20poly1305(fromBase64Url(secret)!, nonce, associated(channel, from)).encrypt(text)
  const message = new Uint8Array(NONCE_BYTES + box.length)
  message.set(nonce)
  message.set(box, NONCE_BYTES)
  return message
}

const messageSchema = v.object({ number: v.pipe(v.number(), v.safeInteger()), content: v.unknown() })
/** Reads what the other side says, in order: what is forged, repeated or of another form is undefined. */
export function createRemoteReader<S extends v.GenericSchema>({ channel, secret }: Pairing, from: Side, schema: S) {
  // a window that was loaded again must not obey what it did before
  const heard = `heard ${channel} ${from}`
  let last = Number(recall(heard)) || 0
  return (message: Uint8Array): v.InferOutput<S> | undefined => {
    try {
      const cipher = xchacha20poly1305(
        fromBase64Url(secret)!,
        message.subarray(0, NONCE_BYTES),
        associated(channel, from),
      )
      const text = new TextDecoder().decode(cipher.decrypt(message.subarray(NONCE_BYTES)))
      const given = parsed(messageSchema, JSON.parse(text))
      if (!given || given.number <= last) return undefined
      last = given.number
      remember(heard, last)
      return parsed(schema, given.content)
    } catch {
      return undefined
    }
  }
}
