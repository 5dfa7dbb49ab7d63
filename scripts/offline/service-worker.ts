/**
 * The service worker of the site, one for both decks. It keeps every file, so that all slides and demos work without
 * network; a later version waits until nobody looks at this one. It also isolates the pages (COOP and COEP), which
 * threads of WebAssembly need and many hosts cannot do.
 */
import { addPlugins, cleanupOutdatedCaches, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching'
import { ISOLATION } from '../isolation'

declare const self: ServiceWorkerGlobalScope
/** Every file of the site, with a hash of those whose names have none. */
declare const __FILES__: PrecacheEntry[]

addPlugins([
  {
    handlerWillRespond({ response }) {
      const headers = new Headers(response.headers)
      for (const [name, value] of Object.entries(ISOLATION)) headers.set(name, value)
      const { status, statusText } = response
      return Promise.resolve(new Response(response.body, { headers, status, statusText }))
    },
  },
])
precacheAndRoute(__FILES__, { ignoreURLParametersMatching: [/./], cleanURLs: false })
cleanupOutdatedCaches()

// the first version takes over the page that brought it, so that it works without network from then on
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('message', (event) => {
  if (event.data === 'replace') event.waitUntil(replaceIfAlone())
})

/** The version that waits is used at once, if no other window needs the files of the one before. */
async function replaceIfAlone(): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (windows.length <= 1) await self.skipWaiting()
}
