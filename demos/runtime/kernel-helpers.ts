/** Helpers of the training worker: threads that take shares of the work of the wasm kernels, where pages are isolated. */
import { MOST_PAGES, shareMemory } from '../core/kernels/share-memory'
import { divideWasmKernels, undivideWasmKernels } from '../core/kernels/wasm'
import { fetchBytes } from './fetch-bytes'

/** Products as small as those of the deck gain nothing from more. */
const MOST_HELPERS = 3
/** Pages of 64 KiB that the memory of TensorFlow.js begins with. */
const FIRST_PAGES = 256

let helpers: Worker[] = []

/** One for each core that the training worker leaves; none in a window, which may not wait for them. */
const helpersWanted = (): number =>
  self.crossOriginIsolated && typeof window === 'undefined' && 'Worker' in self
    ? Math.min(MOST_HELPERS, navigator.hardwareConcurrency - 1)
    : 0

/**
 * The address of a binary of TensorFlow.js that keeps its tensors in shared memory; undefined where there are no helpers.
 * It is its binary for one thread: that for several starts eight workers, whatever the number of cores, for kernels that
 * the deck has replaced.
 */
export async function sharedBinary(address: string): Promise<string | undefined> {
  if (helpersWanted() === 0) return undefined
  try {
    // a browser may have no room for it
    new WebAssembly.Memory({ initial: FIRST_PAGES, maximum: MOST_PAGES, shared: true })
    const binary = shareMemory(await fetchBytes(self.location.href, address))
    return URL.createObjectURL(new Blob([binary], { type: 'application/wasm' }))
  } catch {
    return undefined
  }
}

/** Starts the helpers. Until they are there, and if they never come, the training worker computes alone. */
export function startHelpers(): void {
  const setup = helpers.length === 0 && divideWasmKernels(endHelpers)
  if (!setup) return
  for (let thread = 1; thread <= helpersWanted(); thread++) {
    const helper = new Worker(new URL('./kernel-helper.ts', import.meta.url), { type: 'module' })
    helper.addEventListener('error', (event) => event.preventDefault())
    helper.postMessage({ ...setup, thread })
    helpers.push(helper)
  }
}

/** Ends the helpers: the training worker goes on alone. */
export function endHelpers(): void {
  undivideWasmKernels()
  for (const helper of helpers) helper.terminate()
  helpers = []
}
