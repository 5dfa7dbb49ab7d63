/**
 * TensorFlow.js in the worker: loads it, chooses the backend, keeps the deck's one WebGL context.
 * Loaded only by demos that need tensors.
 */
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import '@tensorflow/tfjs-backend-cpu'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import wasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import wasmSimdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import type { BackendName } from './contract'

// Threads need headers that static hosts often cannot set; without them this file is never asked for.
setWasmPaths({
  'tfjs-backend-wasm.wasm': new URL(wasmUrl, import.meta.url).href,
  'tfjs-backend-wasm-simd.wasm': new URL(wasmSimdUrl, import.meta.url).href,
  'tfjs-backend-wasm-threaded-simd.wasm': new URL(wasmSimdUrl, import.meta.url).href,
})
tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)

let context: WebGL2RenderingContext | undefined

/** Makes `name` the backend of all tensors made from now on; false if this machine can't. */
export async function useBackend(name: BackendName, onLost: () => void): Promise<boolean> {
  try {
    if (name === 'webgl' && !(await openContext(onLost))) return false
    return await tf.setBackend(name)
  } catch {
    return false
  }
}

async function openContext(onLost: () => void): Promise<boolean> {
  if (context) return !context.isContextLost()
  const canvas = new OffscreenCanvas(1, 1)
  const options = { alpha: false, antialias: false, depth: false, stencil: false, preserveDrawingBuffer: false }
  const gl = canvas.getContext('webgl2', { ...options, powerPreference: 'high-performance' })
  if (!gl) return false
  canvas.addEventListener('webglcontextlost', () => context && onLost())
  const { setWebGLContext } = await import('@tensorflow/tfjs-backend-webgl')
  setWebGLContext(2, gl)
  context = gl
  return true
}

/** Gives the context back to the browser. */
export function closeContext(): void {
  if (!context) return
  tf.removeBackend('webgl')
  context.getExtension('WEBGL_lose_context')?.loseContext()
  context = undefined
}

/**
 * Milliseconds of a computation shaped like a training step: a convolution written as a matrix product,
 * its gradient's product, and small operations in between. Of two rounds the second counts: the first
 * compiles. Not worth a second when even the first is slower than `worthwhile`.
 */
export async function measure(worthwhile = Infinity): Promise<number> {
  const first = await round()
  return first > COMPILING * worthwhile ? first : round()
}
/** Compiling makes a first round on a graphics processor slower than the rounds after it, by about this factor. */
const COMPILING = 40

async function round(): Promise<number> {
  const start = performance.now()
  const out = tf.tidy(() => {
    const patches = tf.fill<tf.Rank.R2>([3136, 144], 0.01) // [views * positions, patch]
    const weights = tf.fill<tf.Rank.R2>([144, 32], 0.01) // [patch, channels]
    let h = tf.relu(tf.matMul(patches, weights)) // [views * positions, channels]
    for (let i = 0; i < 12; i++) h = tf.mul(h, 0.99)
    return tf.matMul(patches, h, true, false) // [patch, channels]
  })
  await out.data()
  out.dispose()
  return performance.now() - start
}

export function memory(): { tensors: number; bytes: number } {
  const { numTensors, numBytes } = tf.memory()
  return { tensors: numTensors, bytes: numBytes }
}
