import workerAddress from './worker?worker&url'

/**
 * Starts the deck's worker. A page in a sandboxed frame has no origin, and may not start a script of any server as a
 * worker: there a script of its own imports it, if the host lets other sites read its files.
 */
export function spawnWorker(): Worker {
  if (self.origin !== 'null') return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  const script = `import ${JSON.stringify(new URL(workerAddress, import.meta.url).href)}`
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }))
  return new Worker(address, { type: 'module' })
}
