/**
 * The server that devices of the room open: the decks of both languages, without notes and presenter view, and the
 * broker, all at one port.
 */
import { createServer } from 'node:http'
import sirv from 'sirv'
import type { Broker } from './broker.ts'

export interface RoomSite {
  /** Built decks: French, which is served at `/`, and English, at `/en/`. */
  folders: { fr: string; en: string }
  /** What the devices are told of the broker. */
  config: object
  broker?: Broker
}

/** Whoever comes to the first page without naming a room is sent to the one that is open. */
const FIRST = /^\/(en\/)?$/

/** Makes the server. What is not in the folders when it starts is never served. */
export function createRoomSite({ folders, config, broker }: RoomSite) {
  const setHeaders = (response: { setHeader(name: string, value: string): unknown }): void =>
    void response.setHeader('x-content-type-options', 'nosniff')
  const files = { fr: sirv(folders.fr, { etag: true, setHeaders }), en: sirv(folders.en, { etag: true, setHeaders }) }
  const server = createServer((request, response) => {
    const notFound = (): void => void response.writeHead(404).end()
    const url = request.url ?? '/'
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return void response.writeHead(405, { connection: 'close' }).end()
    const [room] = broker?.rooms() ?? []
    if (FIRST.test(url) && room) return void response.writeHead(302, { location: `${url}?room=${room}` }).end()
    if (url === '/en') return void response.writeHead(302, { location: '/en/' }).end()
    if (/^\/(en\/)?room\.json$/.test(url)) {
      response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
      return void response.end(JSON.stringify(config))
    }
    if (!url.startsWith('/en/')) return files.fr(request, response, notFound)
    request.url = url.slice('/en'.length)
    files.en(request, response, notFound)
  })
  broker?.attach(server)
  return server
}
