/** A signed message: 64 bytes of signature, then its body. What is signed is the topic, which names the room, and the body. */
import { sign, SIGNATURE_BYTES, verify, type PrivateKey } from './signature'

const encoder = new TextEncoder()
/** Signatures of this program are good for nothing else. */
const PURPOSE = 'deck room 1\n'

function signedBytes(topic: string, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = encoder.encode(`${PURPOSE}${topic}\n`)
  const all = new Uint8Array(head.length + body.length)
  all.set(head)
  all.set(body, head.length)
  return all
}

/** Signs a body for a topic. */
export async function seal(key: PrivateKey, topic: string, body: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const message = new Uint8Array(SIGNATURE_BYTES + body.length)
  message.set(await sign(key, signedBytes(topic, body)))
  message.set(body, SIGNATURE_BYTES)
  return message
}

/** The body of a message, if it was signed for its topic by the owner of a key; undefined otherwise. */
export async function unseal(
  publicKey: string,
  topic: string,
  message: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (message.length <= SIGNATURE_BYTES) return undefined
  const body = message.subarray(SIGNATURE_BYTES)
  return (await verify(publicKey, message.subarray(0, SIGNATURE_BYTES), signedBytes(topic, body))) ? body : undefined
}
