/** A hall for tests: the lecturer's own site, the site that the devices of the room open, and the broker between them. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import sirv from 'sirv'
import { BROKER_PATH, createBroker } from '../../server/room/broker.ts'
import { createRoomSite } from '../../server/room/site.ts'

const PASSWORD = 'the lecturer alone knows'

async function listen(server: Server, port = 0): Promise<number> {
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  return (server.address() as AddressInfo).port
}
async function end(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
}

/** What the devices of the room open, and the broker, at one port. */
async function serveRoom(at?: number) {
  const broker = await createBroker(PASSWORD)
  const site = createRoomSite({ folders: { fr: 'dist', en: 'dist/en' }, config: { broker: BROKER_PATH }, broker })
  const port = await listen(site, at)
  return {
    broker,
    port,
    async close(): Promise<void> {
      await broker.close()
      await end(site)
    },
  }
}

/** Serves dist/ twice, as `npm start -- --room` does its two builds. */
export async function openHall() {
  let room = await serveRoom()
  const site = `127.0.0.1:${room.port}`
  const files = sirv('dist', { dev: true })
  const own = createServer((request, response) => {
    if (request.url !== '/room.json') return files(request, response, () => void response.writeHead(404).end())
    const credentials = { username: 'lecturer', password: PASSWORD }
    response.end(JSON.stringify({ broker: `ws://${site}${BROKER_PATH}`, site: `http://${site}/`, credentials }))
  })
  const address = `127.0.0.1:${await listen(own)}`
  return {
    presenter: (slide: number) => `http://${address}/#/presenter/${slide}`,
    audience: (slide: number) => `http://${address}/?audience#/${slide}`,
    print: (slide: number) => `http://${address}/?print=true#/print?range=${slide}`,
    /** Ends the broker and all its connections. What it returns starts another, which knows nothing, in its place. */
    async stopBroker(): Promise<() => Promise<void>> {
      await room.close()
      return async () => {
        room = await serveRoom(room.port)
      }
    },
    /** Cuts the lecturer's connection, the only one with a last will. */
    dropLecturer(): void {
      const { clients } = room.broker.aedes as unknown as {
        clients: Record<string, { will?: object; conn: { destroy(): void } }>
      }
      for (const client of Object.values(clients)) if (client.will) client.conn.destroy()
    },
    async close(): Promise<void> {
      await room.close()
      await end(own)
    },
  }
}
