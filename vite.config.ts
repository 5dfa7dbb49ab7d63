import { defineConfig } from 'vite'
import { ISOLATION } from './scripts/isolation'
import { lazyNotes } from './scripts/lazy-notes'
import { preloadFirst } from './scripts/preload-first'
import { keepPunctuation } from './scripts/punctuation'
import { translateSlidev } from './scripts/slidev-words'
import { deckServer } from './server/plugin'
import { deckVersion } from './scripts/version'
import { createStates } from './server/shared-state'

const tensorflow = ['tfjs-core', 'tfjs-backend-cpu', 'tfjs-backend-webgl', 'tfjs-backend-wasm'].map(
  (name) => `@tensorflow/${name}`,
)
const noble = ['ed25519', 'hashes/sha2.js', 'ciphers/chacha.js'].map((name) => `@noble/${name}`)
/** Set while the site of the viewers is built, and while it is served: see scripts/start.ts. */
const { VIEWERS_BUILD, VIEWERS_FOLDER, VIEWERS_PORT, ROOM } = process.env
const viewers = VIEWERS_FOLDER ? { folder: VIEWERS_FOLDER, port: Number(VIEWERS_PORT) } : undefined
const states = createStates()

export default defineConfig(({ command }) => ({
  plugins: [lazyNotes(), preloadFirst(), translateSlidev(), deckServer(states, viewers, ROOM)],
  worker: { format: 'es' },
  preview: { headers: ISOLATION },
  define: {
    // What `npm run export` prints: Slidev leaves the page for it out of a built site.
    __SLIDEV_FEATURE_PRINT__: true,
    // Viewers have no presenter view, and follow what the presenting computer sends.
    ...(VIEWERS_BUILD && { __SLIDEV_FEATURE_PRESENTER__: false }),
    __FOLLOWS_FEED__: Boolean(VIEWERS_BUILD),
    // Windows of one build understand each other, and what it stored.
    // A room is opened with the deck: `npm start -- --room`.
    __OPENS_ROOM__: Boolean(ROOM),
    __VERSION__: JSON.stringify(deckVersion()),
    __BUILD__: JSON.stringify(command === 'build' ? Date.now().toString(36) : 'dev'),
  },
  slidev: { serverRef: { state: states }, markdown: { markdownSetup: keepPunctuation } },
  // Found at start: a dependency discovered later would reload the page in front of the audience.
  optimizeDeps: {
    include: [
      ...tensorflow,
      '@tensorflow/tfjs-core/dist/register_all_gradients',
      'fast-png',
      'valibot',
      'mqtt',
      'uqr',
      ...noble,
    ],
  },
}))
