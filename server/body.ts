/** The body of a request: JSON of a limited size that can be merged into an object without harm. */
import type { IncomingMessage } from 'node:http'

/** What is wrong with a request, and the status that answers it. */
export class RequestError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

/**
 * Reads a JSON object.
 *
 * @param limit - Largest size that is read, in bytes.
 * @throws RequestError 415 for another content type, 413 for a larger body, 400 for anything but a JSON object or
 * for a key that names a prototype.
 */
export async function readObject(request: IncomingMessage, limit: number): Promise<Record<string, unknown>> {
  if (!/^application\/json *(;|$)/i.test(request.headers['content-type'] ?? ''))
    throw new RequestError(415, 'The body has to be application/json.')
  return parseObject(await readText(request, limit))
}

/** The rest of a body that is too large is not kept. */
function readText(request: IncomingMessage, limit: number): Promise<string> {
  return new Promise((done, failed) => {
    const tooLarge = () => failed(new RequestError(413, `The body is larger than ${limit} bytes.`))
    if (Number(request.headers['content-length']) > limit) return tooLarge()
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > limit) {
        chunks.length = 0
        tooLarge()
      } else chunks.push(chunk)
    })
    request.on('end', () => done(Buffer.concat(chunks).toString()))
    request.on('error', failed)
    request.on('close', () => failed(new RequestError(400, 'The body ended too early.')))
  })
}

/**
 * Parses a JSON object.
 *
 * @throws RequestError 400 for anything else, and for a key that names a prototype at any depth.
 */
export function parseObject(text: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(text, (key, part: unknown) => {
      if (PROTOTYPE_KEYS.has(key)) throw new RequestError(400, `The key ${key} is not allowed.`)
      return part === UNDEFINED ? undefined : part
    })
  } catch (error) {
    throw error instanceof RequestError ? error : new RequestError(400, 'The body is not JSON.')
  }
  if (!isRecord(value)) throw new RequestError(400, 'The body is not a JSON object.')
  return value
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const PROTOTYPE_KEYS = new Set(['__proto__', 'constructor', 'prototype'])
/** How the page of vite-plugin-vue-server-ref writes `undefined`. */
const UNDEFINED = '__UNDEFINED___'
