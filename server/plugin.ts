/** What this deck adds to Slidev's development server: a guard in front of it, and the server for viewers. */
import { randomBytes } from 'node:crypto'
import type { Plugin, ViteDevServer } from 'vite'
import { ISOLATION } from '../scripts/isolation.ts'
import { createFeed } from './feed.ts'
import { createGuard, guardUpgrade } from './guard.ts'
import { changesOf, type State, type StateName } from './shared-state.ts'
import { createViewersServer, networkAddresses } from './viewers.ts'

export interface Viewers {
  /** Built site that is served to other devices. */
  folder: string
  port: number
}

/**
 * @param states - Also given to Slidev, which hands them to each page that it loads.
 * @param room - What the lecturer's window is told of the room, as JSON; it holds the password of the broker.
 */
export function deckServer(
  states: Record<StateName, State>,
  viewers: Viewers | undefined,
  room: string | undefined,
): Plugin {
  const token = randomBytes(24).toString('base64url')
  return {
    name: 'deck-server',
    apply: 'serve',
    // before the loaders of Slidev, which are asked first among the others
    enforce: 'pre',
    configureServer(server) {
      const tellPages = (data: object) => server.ws.send('vue-server-ref', data)
      const feed = createFeed(() => tellPages(greeting()))
      server.middlewares.use((_, response, next) => {
        for (const [name, value] of Object.entries(ISOLATION)) response.setHeader(name, value)
        next()
      })
      server.middlewares.use(
        createGuard(token, (name, body) => {
          const changes = changesOf(name, body)
          if (name === 'demos') {
            const isAnother = feed.publishDemos(changes)
            if (feed.readers > 0 && (isAnother || 'here' in changes)) tellPages(greeting())
          } else {
            Object.assign(states[name], changes)
            forgetModule(server, name)
          }
          if (name === 'nav') feed.publishNav(states.nav)
          tellPages({ ...body, key: name })
        }),
      )
      if (room) server.middlewares.use(`${server.config.base}room.json`, (_, response) => void response.end(room))
      const presence = setInterval(() => feed.readers > 0 && tellPages(greeting([])), PRESENCE_MS)
      server.httpServer?.on('close', () => clearInterval(presence))
      server.httpServer?.prependListener('upgrade', guardUpgrade)
      if (viewers) serveViewers(server, viewers, feed)
    },
  }
}

/** A page that is loaded later reads the state as it is then. */
function forgetModule({ moduleGraph }: ViteDevServer, name: StateName): void {
  for (const query of ['', '?diff']) {
    const module = moduleGraph.getModuleById(`/@server-reactive/${name}${query}`)
    if (module) moduleGraph.invalidateModule(module)
  }
}

/**
 * Says to the windows of this computer that somebody else listens, as a window of another browser does. A window that
 * leads sends nothing that nobody has asked for, so each demo that comes into view needs it once.
 */
const greeting = (wants: readonly string[] = ['state', 'fixed', 'curves']) => ({
  key: 'demos',
  patch: { hello: `viewers ${JSON.stringify({ from: 'viewers', wants })}` },
})
/** So often the windows hear that viewers are still there. */
const PRESENCE_MS = 3000

function serveViewers({ httpServer }: ViteDevServer, { folder, port }: Viewers, feed: ReturnType<typeof createFeed>) {
  const site = createViewersServer(folder, feed)
  site.listen(port, '0.0.0.0', () => {
    for (const address of networkAddresses(port)) console.log(`  viewers    ${address}`)
  })
  httpServer?.on('close', () => {
    site.closeAllConnections()
    site.close()
  })
}
