import { fromBase64, toBase64 } from '../base64'

/** Bytes as text that an address and a topic can hold (RFC 4648, section 5, without padding). */
export const toBase64Url = (bytes: Uint8Array): string =>
  toBase64(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')

/** The bytes of such a text; undefined if it is none. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]*$/.test(text)) return undefined
  const plain = text.replace(/-/g, '+').replace(/_/g, '/')
  return fromBase64(plain + '='.repeat((4 - (plain.length % 4)) % 4))
}
