/**
 * The server for other devices: the built site of the viewers, which has neither notes nor a presenter view, and the
 * feed. It only reads. The development server, with its sources, is never reached from another device.
 */
import { createServer } from 'node:http'
import { networkInterfaces } from 'node:os'
import sirv from 'sirv'
import type { Feed } from './feed.ts'

/** Where the feed is, beside the first page of the site. */
export const FEED_PATH = '/feed'

/** @param folder - The built site. What is not in it when the server starts is never served. */
export function createViewersServer(folder: string, feed: Feed) {
  const files = sirv(folder, {
    etag: true,
    setHeaders: (response) => response.setHeader('x-content-type-options', 'nosniff'),
  })
  const server = createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { connection: 'close' }).end()
    } else if (request.url === FEED_PATH) feed.open(request, response)
    else files(request, response, () => void response.writeHead(404).end())
  })
  server.on('close', () => feed.close())
  return server
}

/** The addresses by which other devices of the network reach a port of this computer. */
export function networkAddresses(port: number): string[] {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return all
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `http://${address}:${port}/`)
}
