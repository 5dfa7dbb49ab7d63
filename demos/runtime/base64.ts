/**
 * Bytes as base64 (RFC 4648, section 4). Pictures are encoded up to sixty times a second: by the browser where it can
 * (ES2026), and by hand elsewhere, because `btoa` needs a string of the bytes first, which takes a hundred times longer.
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
  return 'toBase64' in bytes ? bytes.toBase64() : encode(bytes)
}

/** The bytes of a padded base64 text; undefined if it is none. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length % 4 !== 0) return undefined
  const letters = text.length - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0)
  const size = Math.floor((letters * 3) / 4)
  const bytes = 'fromBase64' in Uint8Array ? decodeNatively(text) : decode(text, letters, size)
  // The browser skips white space, of which there is none in padded base64.
  return bytes?.length === size ? bytes : undefined
}

function decodeNatively(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.fromBase64(text)
  } catch {
    return undefined
  }
}

function encode(bytes: Uint8Array): string {
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

function decode(text: string, letters: number, size: number): Uint8Array<ArrayBuffer> | undefined {
  const bytes = new Uint8Array(size)
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
