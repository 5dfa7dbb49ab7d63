/** Functions of the bench that run in a worker, where helpers may be waited for. */
import { fetchBytes } from '../../../demos/runtime/fetch-bytes'
import { useBackend } from '../../../demos/runtime/backend'
import { openSession } from './simclr'
import { measureJax } from './simclr-jax'
import { measureSteps, measureThreads } from './threads'

const functions = {
  async threads(base: string, rounds: number, steps: number, batchSize: number) {
    await useBackend('wasm', () => {})
    return measureThreads(() => openSession((path) => fetchBytes(base, path), batchSize), rounds, steps)
  },
  /** Steps of the demo, with helpers where there may be some. */
  async steps(base: string, steps: number, batchSize: number) {
    await useBackend('wasm', () => {})
    return measureSteps(() => openSession((path) => fetchBytes(base, path), batchSize), steps)
  },
  jax: (_: string, steps: number, batchSize: number) => measureJax(steps, batchSize),
}
export type WorkerFunctions = typeof functions

self.addEventListener('message', ({ data: [name, ...given] }) => {
  const run = functions[name as keyof WorkerFunctions] as (...given: unknown[]) => Promise<unknown>
  run(...given).then(
    (result) => self.postMessage({ result }),
    (error: unknown) => self.postMessage({ error: String(error) }),
  )
})
