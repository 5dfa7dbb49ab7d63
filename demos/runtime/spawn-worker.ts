import workerAddress from './worker?worker&url'

/**
 * Starts the deck's worker. A page in a sandboxed frame has no origin, and may start neither a script of any server nor a
 * module as a worker: there a plain script imports the module, if the host lets other sites read its files.
 */
export function spawnWorker(): Worker {
  if (self.origin !== 'null') return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  const script = importing(new URL(workerAddress, import.meta.url).href)
  return new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })))
}

/** A script that imports a module, and hands it the messages that came before it was there. */
const importing = (address: string): string => `
  const early = []
  const keep = ({ data }) => early.push(data)
  addEventListener('message', keep)
  import(${JSON.stringify(address)}).then(
    () => {
      removeEventListener('message', keep)
      for (const data of early) dispatchEvent(new MessageEvent('message', { data }))
    },
    (error) => setTimeout(() => { throw error }),
  )`
