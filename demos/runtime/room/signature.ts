/**
 * Ed25519 signatures (RFC 8032): by WebCrypto, whose private keys cannot be read, and where the browser has no Ed25519
 * or the page came over plain http, by @noble/ed25519.
 */
import { fromBase64Url, toBase64Url } from './base64url'

export const SIGNATURE_BYTES = 64
const ALGORITHM = 'Ed25519'

/** A private key: of WebCrypto, or the 32 bytes of its seed. */
export type PrivateKey = CryptoKey | Uint8Array<ArrayBuffer>
export interface KeyPair {
  /** The public key, 32 bytes in base64url: also the name of the room or device that it belongs to. */
  publicKey: string
  privateKey: PrivateKey
}

/** Whether a text can be a public key. */
export const isPublicKey = (text: unknown): text is string => typeof text === 'string' && /^[\w-]{43}$/.test(text)

let native: Promise<boolean> | undefined
/** Whether the browser itself signs and verifies. */
function isNative(): Promise<boolean> {
  native ??= (async () => {
    try {
      await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify'])
      return true
    } catch {
      return false
    }
  })()
  return native
}
/** Loaded only where it is needed. */
async function loadNoble() {
  const [noble, { sha512 }] = await Promise.all([import('@noble/ed25519'), import('@noble/hashes/sha2.js')])
  noble.hashes.sha512 = sha512
  return noble
}

/** Makes a key pair. Its private key never leaves the browser: WebCrypto gives its bytes to nobody. */
export async function createKeyPair(): Promise<KeyPair> {
  if (await isNative()) {
    const { publicKey, privateKey } = await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify'])
    return { publicKey: toBase64Url(new Uint8Array(await crypto.subtle.exportKey('raw', publicKey))), privateKey }
  }
  const { secretKey, publicKey } = (await loadNoble()).keygen()
  return { publicKey: toBase64Url(publicKey), privateKey: Uint8Array.from(secretKey) }
}

/** Signs a message: 64 bytes. */
export async function sign(key: PrivateKey, message: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (key instanceof Uint8Array) return (await loadNoble()).sign(message, key)
  return new Uint8Array(await crypto.subtle.sign(ALGORITHM, key, message))
}

/** Public keys that were imported; answers come from as many keys as there are devices. */
const imported = new Map<string, Promise<CryptoKey>>()
const MAX_IMPORTED = 4096

/** Tells whether a message was signed with the private key that belongs to a public one. */
export async function verify(
  publicKey: string,
  signature: Uint8Array<ArrayBuffer>,
  message: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const bytes = fromBase64Url(publicKey)
  if (bytes?.length !== 32 || signature.length !== SIGNATURE_BYTES) return false
  try {
    if (!(await isNative())) return (await loadNoble()).verify(signature, message, bytes, { zip215: false })
    if (imported.size >= MAX_IMPORTED) imported.clear()
    let key = imported.get(publicKey)
    if (!key) imported.set(publicKey, (key = crypto.subtle.importKey('raw', bytes, ALGORITHM, false, ['verify'])))
    return await crypto.subtle.verify(ALGORITHM, await key, signature, message)
  } catch {
    return false
  }
}
