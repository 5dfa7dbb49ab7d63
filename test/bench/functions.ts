/** Builds and serves `page/`: functions that rows call in a page without a deck around. */
import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { build } from 'vite'
import { serveFolder } from '../../scripts/site.ts'

export async function serveFunctions() {
  const outDir = resolve('node_modules/.cache/bench/page')
  const { NODE_ENV } = process.env
  await build({
    configFile: false,
    root: resolve('test/bench/page'),
    base: './',
    publicDir: resolve('public'),
    plugins: [vue()],
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, target: 'esnext' },
    logLevel: 'error',
  })
  // Vite leaves "production" in the environment, which would break the development servers that are started later
  if (NODE_ENV === undefined) delete process.env.NODE_ENV
  else process.env.NODE_ENV = NODE_ENV
  const [plain, isolated] = await Promise.all([serveFolder(outDir, '/', {}), serveFolder(outDir)])
  return {
    url: plain.url,
    /** The same page, where it may have threads. */
    isolated: isolated.url,
    close: async () => void (await Promise.all([plain.close(), isolated.close()])),
  }
}
