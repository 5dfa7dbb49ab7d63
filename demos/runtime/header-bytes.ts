/**
 * The body of a signed message, and the file of a recording: the length of a header, the header as JSON, then bytes that
 * the header describes.
 */
const HEAD = 4
const MAX_HEADER = 2 ** 16
const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })

/** Puts a header and the bytes that belong to it into one body. */
export function encodeBody(header: object, blobs: readonly Uint8Array[] = []): Uint8Array<ArrayBuffer> {
  const text = encoder.encode(JSON.stringify(header))
  const size = blobs.reduce((sum, blob) => sum + blob.length, HEAD + text.length)
  const body = new Uint8Array(size)
  new DataView(body.buffer).setUint32(0, text.length, true)
  body.set(text, HEAD)
  let at = HEAD + text.length
  for (const blob of blobs) {
    body.set(blob, at)
    at += blob.length
  }
  return body
}

/** Takes a body apart; undefined if it is none. */
export function decodeBody(body: Uint8Array): { header: unknown; rest: Uint8Array } | undefined {
  if (body.length < HEAD) return undefined
  const length = new DataView(body.buffer, body.byteOffset).getUint32(0, true)
  if (length > MAX_HEADER || HEAD + length > body.length) return undefined
  try {
    const header: unknown = JSON.parse(decoder.decode(body.subarray(HEAD, HEAD + length)))
    return { header, rest: body.subarray(HEAD + length) }
  } catch {
    return undefined
  }
}
