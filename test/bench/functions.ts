/** Builds and serves `page/`: functions that rows call in a page without a deck around. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import sirv from 'sirv'
import { build } from 'vite'

export async function serveFunctions() {
  const outDir = resolve('node_modules/.cache/bench/page')
  await build({
    configFile: false,
    root: resolve('test/bench/page'),
    base: './',
    publicDir: resolve('public'),
    plugins: [vue()],
    build: { outDir, emptyOutDir: true, target: 'esnext' },
    logLevel: 'error',
  })
  const server = createServer(sirv(outDir))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}
