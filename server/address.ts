/** Whom a request comes from, and which site it was made for. */
import type { IncomingMessage } from 'node:http'

/**
 * Tells whether an address belongs to this computer.
 *
 * @param address - The remote address of a socket, IPv4 or IPv6.
 */
export function isLoopback(address: string | undefined): boolean {
  return address === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(address ?? '')
}

/**
 * Tells whether a request names this computer as its host. A page of another site can point a name of its own at
 * this computer ("DNS rebinding"): its requests then come from here, but still carry that name.
 */
export function namesThisComputer({ headers }: IncomingMessage): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/.test(headers.host ?? '')
}

/** Tells whether a request was made by a page of this server itself. Only browsers set these headers. */
export function isFromOwnPage({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'] ?? 'same-origin'
  return headers.origin === `http://${headers.host}` && site === 'same-origin'
}

/** Tells whether a page of another site asks for something else than to be followed by a link. */
export function isEmbeddedElsewhere({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'] ?? 'none'
  const followsLink = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
  return !['none', 'same-origin'].includes(site as string) && !followsLink
}
