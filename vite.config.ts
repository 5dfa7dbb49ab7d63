import { defineConfig } from 'vite'
import { keepPunctuation } from './scripts/punctuation'

const tensorflow = ['tfjs-core', 'tfjs-backend-cpu', 'tfjs-backend-webgl', 'tfjs-backend-wasm'].map(
  (name) => `@tensorflow/${name}`,
)

export default defineConfig({
  worker: { format: 'es' },
  // What `npm run export` prints: Slidev leaves the page for it out of a built site.
  define: { __SLIDEV_FEATURE_PRINT__: true },
  // The shared state of the demos: without a default the development server has nothing to make reactive.
  slidev: {
    serverRef: { state: { demos: {} } },
    markdown: { markdownSetup: keepPunctuation },
  },
  // Found at start: a dependency discovered later would reload the page in front of the audience.
  optimizeDeps: { include: [...tensorflow, '@tensorflow/tfjs-core/dist/register_all_gradients', 'fast-png'] },
})
