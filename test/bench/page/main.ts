/** The functions that rows of the bench call, on `window.bench`. */
import '../../../styles/tokens.css'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import wasmSimdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import * as tf from '@tensorflow/tfjs-core'
import { fetchBytes } from '../../../demos/runtime/fetch-bytes'
import { useBackend } from '../../../demos/runtime/backend'
import type { BackendName } from '../../../demos/runtime/contract'
import { panMap } from './map'
import { measureProducts } from './products'
import { countTensors, firstStep, measureDemo, measureObvious } from './simclr'
import { countGl } from './simclr-gl'
import { measureJax } from './simclr-jax'
import type { WorkerFunctions } from './worker'

const gl = countGl()
const bytes = (path: string) => fetchBytes(location.href, path)

async function start(backend: BackendName): Promise<void> {
  if (!(await useBackend(backend, () => {}))) throw new Error(`no ${backend} here`)
}

/** A backend as TensorFlow.js comes, on one thread, without the deck's kernels; those of WebGL have to be there. */
async function startStock(backend: BackendName): Promise<void> {
  if (backend === 'webgl') {
    await start(backend)
    tf.env().set('WEBGL_USE_SHAPES_UNIFORMS', false)
    return
  }
  // asked for all of them, though it takes one
  const simd = new URL(wasmSimdUrl, import.meta.url).href
  setWasmPaths({
    'tfjs-backend-wasm.wasm': simd,
    'tfjs-backend-wasm-simd.wasm': simd,
    'tfjs-backend-wasm-threaded-simd.wasm': simd,
  })
  if (!(await tf.setBackend(backend))) throw new Error(`no ${backend} here`)
}

const bench = {
  async demo(backend: BackendName, steps: number, batchSize: number) {
    await start(backend)
    return measureDemo(bytes, steps, gl, batchSize)
  },
  async obvious(backend: BackendName, steps: number, batchSize: number) {
    await startStock(backend)
    return measureObvious(steps, gl, batchSize)
  },
  /** The products of a step on wasm, by TensorFlow.js or by the deck's kernels. */
  async products(kernels: 'stock' | 'own', rounds: number, batchSize: number) {
    await (kernels === 'own' ? start('wasm') : startStock('wasm'))
    return measureProducts(rounds, batchSize)
  },
  jax: measureJax,
  /** Runs a function in a worker of its own. */
  inWorker<Name extends keyof WorkerFunctions>(
    name: Name,
    ...given: DropFirst<Parameters<WorkerFunctions[Name]>>
  ): Promise<Awaited<ReturnType<WorkerFunctions[Name]>>> {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
    return new Promise((resolve, reject) => {
      worker.onerror = ({ message }) => reject(new Error(message))
      worker.onmessage = ({ data }) => {
        worker.terminate()
        if ('error' in data) reject(new Error(data.error as string))
        else resolve(data.result)
      }
      worker.postMessage([name, location.href, ...given])
    })
  },
  async tensors(backend: BackendName, at: readonly number[], batchSize: number) {
    await start(backend)
    return countTensors(bytes, at, batchSize)
  },
  /** On WebGL, with its programs compiled ahead or as the step comes to each. */
  async firstStep(compilesFirst: boolean, batchSize: number) {
    await start('webgl')
    return firstStep(bytes, gl, compilesFirst, batchSize)
  },
  panMap,
}
type DropFirst<T extends readonly unknown[]> = T extends [unknown, ...infer Rest] ? Rest : never
export type BenchFunctions = typeof bench
declare global {
  interface Window {
    bench: BenchFunctions
  }
}
window.bench = bench
