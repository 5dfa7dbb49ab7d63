/**
 * Stands in front of Vite and Slidev, which let anybody write. Reading is for this computer alone. Writing is for
 * pages of this server that were opened on this computer since it started, and nothing but the state that windows
 * share can be written: slides are edited in an editor.
 */
import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { isEmbeddedElsewhere, isFromOwnPage, isLoopback, namesThisComputer } from './address.ts'
import { readObject, RequestError } from './body.ts'
import { isStateName, LIMITS, type StateName } from './shared-state.ts'

export type Next = (error?: unknown) => void
/** Called with each body that may be written. Throws a RequestError for what the state cannot hold. */
export type Write = (name: StateName, body: Record<string, unknown>) => void

/** What Slidev and its parts offer beside the deck, and this deck does not use. */
const CLOSED = /^\/(__mcp|__open-in-editor|__inspect|\.vite-inspect|@unocss-devtools-update)(\/|$)/i

/**
 * So long the rest of a refused body goes by, unread. A connection that is closed while its sender still writes is reset,
 * and the answer is lost.
 */
const REST_MS = 2000

/**
 * Makes the handler of all requests.
 *
 * @param token - Secret of this start. Pages get it in a cookie that other sites can neither read nor send.
 */
export function createGuard(token: string, write: Write) {
  return (request: IncomingMessage, response: ServerResponse, next: Next): void => {
    try {
      admit(request)
      const path = pathOf(request)
      if (CLOSED.test(path)) throw new RequestError(404, 'Not here.')
      if (request.method === 'GET' || request.method === 'HEAD') {
        if (request.headers.accept?.includes('text/html')) giveToken(request, response, token)
        next()
      } else if (request.method === 'POST') {
        receive(request, path).then(() => response.writeHead(204).end(), refuse)
      } else throw new RequestError(405, 'Only GET, HEAD and POST are answered.')
    } catch (error) {
      refuse(error)
    }

    function refuse(error: unknown): void {
      const { status, message } =
        error instanceof RequestError ? error : new RequestError(500, 'The request could not be answered.')
      const answer = (): void => {
        clearTimeout(timer)
        if (response.headersSent) return
        response.writeHead(status, { 'content-type': 'text/plain', connection: 'close' }).end(message)
      }
      const timer = setTimeout(answer, REST_MS)
      if (request.readableEnded) answer()
      else request.on('end', answer).resume()
    }
  }

  async function receive(request: IncomingMessage, path: string): Promise<void> {
    const name = /^\/@server-reactive\/(\w+)$/.exec(path)?.[1]
    if (!isStateName(name)) throw new RequestError(405, 'This cannot be written.')
    if (!isFromOwnPage(request)) throw new RequestError(403, 'Only a page of this server may write.')
    if (!hasToken(request, token)) throw new RequestError(403, 'Open the deck again: the server was started anew.')
    write(name, await readObject(request, LIMITS[name]))
  }
}

/** Closes connections for live updates that another computer or a page of another site asks for. */
export function guardUpgrade(request: IncomingMessage, socket: Socket): void {
  try {
    admit(request)
    if (request.headers.origin !== `http://${request.headers.host}`) throw new RequestError(403, 'Another site.')
  } catch {
    socket.destroy()
  }
}

/** @throws RequestError 403 if a request comes from elsewhere. */
function admit(request: IncomingMessage): void {
  if (!isLoopback(request.socket.remoteAddress)) throw new RequestError(403, 'Only this computer is answered here.')
  if (!namesThisComputer(request)) throw new RequestError(403, 'The host has to be localhost.')
  if (isEmbeddedElsewhere(request)) throw new RequestError(403, 'Pages of other sites are not answered.')
}

function pathOf(request: IncomingMessage): string {
  try {
    return decodeURIComponent((request.url ?? '/').split(/[?#]/)[0]!).replace(/\/+/g, '/')
  } catch {
    throw new RequestError(400, 'The address is not encoded as addresses are.')
  }
}

/** Cookies are shared by all ports of a host: each server names its own. */
const cookieOf = ({ socket }: IncomingMessage): string => `presenter-${socket.localPort}`

function giveToken(request: IncomingMessage, response: ServerResponse, token: string): void {
  response.setHeader('set-cookie', `${cookieOf(request)}=${token}; Path=/; HttpOnly; SameSite=Strict`)
}
function hasToken(request: IncomingMessage, token: string): boolean {
  const given = (request.headers.cookie ?? '').split(/; */).map((cookie) => Buffer.from(cookie))
  const wanted = Buffer.from(`${cookieOf(request)}=${token}`)
  return given.some((cookie) => cookie.length === wanted.length && timingSafeEqual(cookie, wanted))
}
