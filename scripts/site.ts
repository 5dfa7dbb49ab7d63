/** The built site: whether it is what its sources make, and how it is served. */
import { readdir, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import sirv from 'sirv'
import { decks, languages } from './decks.ts'
import { ISOLATION } from './isolation.ts'

const sources = [
  ...languages.map((language) => decks[language].entry),
  ...['pages', 'components', 'demos', 'layouts', 'server', 'setup', 'styles', 'public'],
  ...[
    'index.html',
    'vite.config.ts',
    'scripts/build.ts',
    'scripts/decks.ts',
    'scripts/isolation.ts',
    'scripts/lazy-notes.ts',
    'scripts/preload-first.ts',
    'scripts/punctuation.ts',
    'scripts/version.ts',
    'scripts/offline',
    'package-lock.json',
  ],
]

/** Builds the site if a deck is missing or older than one of its sources. */
export async function freshSite(): Promise<void> {
  const fresh = await Promise.all(languages.map((language) => isFresh(decks[language].dist)))
  if (!fresh.every(Boolean)) await import('./build.ts')
}

/** Whether a built deck is newer than all its sources. */
export async function isFresh(dist: string): Promise<boolean> {
  const made = await Promise.all(sources.map(lastChange))
  return (await changed(join(dist, 'index.html'))) > Math.max(...made)
}

/** Of a file, or of anything in a folder; a file that was taken away changed its folder. */
async function lastChange(path: string): Promise<number> {
  const inside = await readdir(path, { recursive: true }).catch(() => [])
  return Math.max(...(await Promise.all([path, ...inside.map((name) => join(path, name))].map(changed))))
}

const changed = (path: string): Promise<number> =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  )

export interface Served {
  /** Ends with a slash. */
  url: string
  close(): Promise<void>
}

/** A folder at `/` or under a sub-path, as a static host would serve it, but isolated unless other headers are given. */
export async function serveFolder(folder: string, under = '/', headers: object = ISOLATION): Promise<Served> {
  const setHeaders = (response: ServerResponse): void => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  }
  const files = sirv(folder, { dev: true, etag: true, setHeaders })
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const notFound = () => void response.writeHead(404).end()
    if (!request.url?.startsWith(under)) return notFound()
    request.url = request.url.slice(under.length - 1)
    files(request, response, notFound)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${under}`,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}
