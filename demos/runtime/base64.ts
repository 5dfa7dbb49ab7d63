/**
 * Bytes as base64 (RFC 4648, section 4). Pictures are encoded up to sixty times a second, and the
 * browser's own `btoa` needs a string of the bytes first, which takes a hundred times longer than this.
 */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const CODES = Uint8Array.from(ALPHABET, (letter) => letter.charCodeAt(0))
const PAD = '='.charCodeAt(0)
const NO_LETTER = 255
const VALUES = new Uint8Array(128).fill(NO_LETTER)
CODES.forEach((code, value) => (VALUES[code] = value))
const ascii = new TextDecoder('latin1')

/** Encodes bytes as base64. */
export function toBase64(bytes: Uint8Array): string {
  const out = new Uint8Array(4 * Math.ceil(bytes.length / 3)).fill(PAD)
  let at = 0
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i
    const word = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    out[at++] = CODES[word >> 18]!
    out[at++] = CODES[(word >> 12) & 63]!
    if (left > 1) out[at++] = CODES[(word >> 6) & 63]!
    if (left > 2) out[at++] = CODES[word & 63]!
  }
  return ascii.decode(out)
}

/** The bytes of a padded base64 text; undefined if it is none. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length % 4 !== 0) return undefined
  const letters = text.length - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0)
  const bytes = new Uint8Array(Math.floor((letters * 3) / 4))
  let at = 0
  let word = 0
  for (let i = 0; i < letters; i++) {
    const value = VALUES[text.charCodeAt(i)] ?? NO_LETTER
    if (value === NO_LETTER) return undefined
    word = ((word << 6) | value) & 0xffffff
    if (i % 4 === 1) bytes[at++] = word >> 4
    else if (i % 4 === 2) bytes[at++] = word >> 2
    else if (i % 4 === 3) bytes[at++] = word
  }
  return bytes
}
