/** Adds the service worker to the built site. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { build } from 'vite'

export const WORKER_FILE = 'service-worker.js'
/** Fonts in formats that no browser with service workers asks for, and what hosts and this script add. */
const LEFT_OUT = /\.(ttf|woff|map|zip)$|(^|\/)(_redirects|service-worker\.js|room\.json)$/
/** Names that Vite made of the content. */
const HASHED = /^(en\/)?assets\/.*-[\w-]{8}\.\w+$/

/** Every file of a folder that the deck can ask for, as Workbox wants them. */
export async function filesOf(folder: string): Promise<{ url: string; revision: string | null }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const urls = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((url) => !LEFT_OUT.test(url))
  return Promise.all(
    urls.sort().map(async (url) => {
      if (HASHED.test(url)) return { url, revision: null }
      const content = await readFile(join(folder, url))
      return { url, revision: createHash('sha256').update(content).digest('hex').slice(0, 16) }
    }),
  )
}

/** Writes `service-worker.js` beside the first page. */
export async function addServiceWorker(folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { __FILES__: JSON.stringify(await filesOf(folder)), 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: {
        input: resolve('scripts/offline/service-worker.ts'),
        output: { format: 'iife', entryFileNames: WORKER_FILE },
      },
    },
  })
}
