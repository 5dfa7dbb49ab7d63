#!/usr/bin/env node
/** Serves the folder it is in to this computer: `node serve.mjs [port]`. It needs Node.js and nothing else. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('.', import.meta.url))
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
}

const server = createServer(async (request, response) => {
  try {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    let path = normalize(join(root, decodeURIComponent(pathname)))
    if (!path.startsWith(root) || path.includes(`${sep}.`)) throw new Error('outside')
    const found = await stat(path)
    if (found.isDirectory()) {
      if (!pathname.endsWith('/')) return void response.writeHead(302, { location: `${pathname}/` }).end()
      path = join(path, 'index.html')
    }
    const { size } = await stat(path)
    response.writeHead(200, {
      'content-type': types[extname(path)] ?? 'application/octet-stream',
      'content-length': size,
      'cache-control': 'no-cache',
      // threads of WebAssembly need an isolated page
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'credentialless',
      'x-content-type-options': 'nosniff',
    })
    if (request.method === 'HEAD') response.end()
    else createReadStream(path).pipe(response)
  } catch {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not here.')
  }
})
/** The next port, if one is taken. */
function listen(port) {
  server.once('error', () => listen(port + 1))
  server.listen(port, '127.0.0.1', () => {
    console.log(`\n  Français : http://localhost:${server.address().port}/`)
    console.log(`  English:   http://localhost:${server.address().port}/en/\n\n  Ctrl+C\n`)
  })
}
listen(Number(process.argv[2] ?? 8080))
