/**
 * What the lecturer sends: who signed it, the signature, the body. The owner of the room signs with the room's own key;
 * a device that the owner admitted shows its certificate with each message. All is at fixed places, so that a message
 * is verified before any of it is parsed.
 */
import { fromBase64Url, toBase64Url } from './base64url'
import { seal, unseal } from './envelope'
import { sign, verify, type KeyPair, type PrivateKey } from './signature'

/** The right to lead, given by the owner of the room to a device, or taken back. A later one ends it. */
export interface Grant {
  /** Counts the grants of a room from 1 on. */
  number: number
  /** Public key of the device that leads from now on. */
  key: string
  signature: Uint8Array<ArrayBuffer>
}
export interface LeadSigner extends KeyPair {
  grant?: Grant
}

const OWNER = 0
const GRANTED = 1
const GRANT_BYTES = 4 + 32 + 64

const grantText = (room: string, number: number, key: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`deck room grant 1\n${room}\n${number}\n${key}`)

/** Gives a device the right to lead, or the owner itself. */
export async function createGrant(room: string, owner: PrivateKey, number: number, key: string): Promise<Grant> {
  return { number, key, signature: Uint8Array.from(await sign(owner, grantText(room, number, key))) }
}
/** Tells whether the owner of a room gave a right. */
const isGrantOf = (room: string, { number, key, signature }: Grant): Promise<boolean> =>
  verify(room, signature, grantText(room, number, key))

/** A grant at its fixed places. */
function encodeGrant({ number, key, signature }: Grant): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(GRANT_BYTES)
  new DataView(bytes.buffer).setUint32(0, number)
  bytes.set(fromBase64Url(key)!, 4)
  bytes.set(signature, 36)
  return bytes
}
/** The grant at those places; undefined if there are not enough bytes. */
function decodeGrant(bytes: Uint8Array): Grant | undefined {
  if (bytes.length < GRANT_BYTES) return undefined
  const own = bytes.slice(0, GRANT_BYTES)
  return {
    number: new DataView(own.buffer).getUint32(0),
    key: toBase64Url(own.subarray(4, 36)),
    signature: own.slice(36),
  }
}

/** The topic that is signed: with it the grant, so that neither can be put on another message. */
const signedTopic = (topic: string, grant: Grant | undefined): string => `${topic} ${grant?.number ?? 0}`

/** Signs what the lecturer sends on a topic. */
export async function sealLead(
  { privateKey, grant }: LeadSigner,
  topic: string,
  body: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const head = grant ? [GRANTED, ...encodeGrant(grant)] : [OWNER]
  const sealed = await seal(privateKey, signedTopic(topic, grant), body)
  const message = new Uint8Array(head.length + sealed.length)
  message.set(head)
  message.set(sealed, head.length)
  return message
}

/** The body of a message and the number of its grant, if the lecturer of the room sent it on this topic. */
export async function unsealLead(
  room: string,
  topic: string,
  message: Uint8Array<ArrayBuffer>,
): Promise<{ grant: number; body: Uint8Array<ArrayBuffer> } | undefined> {
  const grant = message[0] === GRANTED ? decodeGrant(message.subarray(1)) : undefined
  if (message[0] !== OWNER && !grant) return undefined
  if (grant && !(await isKnownGrant(room, grant))) return undefined
  const sealed = message.subarray(grant ? 1 + GRANT_BYTES : 1)
  const body = await unseal(grant?.key ?? room, signedTopic(topic, grant), sealed)
  return body && { grant: grant?.number ?? 0, body }
}

/** The last grant that was good: each message of an admitted device bears the same. */
let known = { room: '', bytes: '' }
async function isKnownGrant(room: string, grant: Grant): Promise<boolean> {
  const bytes = toBase64Url(encodeGrant(grant))
  if (known.room === room && known.bytes === bytes) return true
  if (!(await isGrantOf(room, grant))) return false
  known = { room, bytes }
  return true
}
