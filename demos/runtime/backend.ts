/**
 * TensorFlow.js in the worker: loads it, chooses the backend, keeps the deck's one WebGL context.
 * Loaded only by demos that need tensors.
 */
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl'
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import '@tensorflow/tfjs-backend-cpu'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import wasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import wasmSimdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import { BINARY } from '../core/kernels/binary'
import { RELAXED_BINARY } from '../core/kernels/relaxed-binary'
import { registerWasmKernels } from '../core/kernels/wasm'
import { registerWebglKernels } from '../core/kernels/webgl'
import type { BackendName, Session } from './contract'
import { endHelpers, sharedBinary, startHelpers } from './kernel-helpers'

export { passesSelfTest } from '../core/nn/self-test'

// the threads of TensorFlow.js itself are not used, see `sharedBinary`
tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)

let hasPaths = false
async function setPaths(): Promise<void> {
  if (hasPaths) return
  const simd = new URL(wasmSimdUrl, import.meta.url).href
  const withSimd = (await sharedBinary(simd)) ?? simd
  setWasmPaths({
    'tfjs-backend-wasm.wasm': new URL(wasmUrl, import.meta.url).href,
    'tfjs-backend-wasm-simd.wasm': withSimd,
    'tfjs-backend-wasm-threaded-simd.wasm': withSimd,
  })
  hasPaths = true
}

let context: WebGL2RenderingContext | undefined

/** Makes `name` the backend of all tensors made from now on; false if this machine can't. */
export async function useBackend(name: BackendName, onLost: () => void): Promise<boolean> {
  try {
    if (name === 'webgl' && !(await openContext(onLost))) return false
    if (name === 'cpu') await import('../core/tensor/cpu-kernels')
    if (name === 'wasm') await setPaths()
    else endHelpers()
    if (!(await tf.setBackend(name))) return false
    if (name === 'wasm') {
      registerWasmKernels([RELAXED_BINARY, BINARY])
      startHelpers()
    }
    if (name === 'webgl') registerWebglKernels()
    return true
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
  // shapes as uniforms: one program serves all shapes, so that fewer are compiled
  tf.env().set('WEBGL_USE_SHAPES_UNIFORMS', true)
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
 * Compiles what a step of a throw-away session draws, so that the driver may do so in parallel
 * (KHR_parallel_shader_compile): else each program is waited for in turn. TensorFlow.js draws nothing meanwhile; what
 * would be read has no meaning, and ends it.
 */
export async function compileStep(create: () => Promise<Session>): Promise<void> {
  if (tf.getBackend() !== 'webgl') return
  const backend = tf.backend() as MathBackendWebGL
  const { read, readSync, uploadToGPU } = backend
  const drawNothing = (isSo: boolean): void => tf.env().set('ENGINE_COMPILE_ONLY', isSo)
  const session = await create()
  backend.read = backend.readSync = () => {
    throw new Error('nothing has been drawn')
  }
  // TensorFlow.js cannot upload a tensor a second time of which it did not draw the first
  backend.uploadToGPU = (data) => {
    const before = tf.env().getBool('ENGINE_COMPILE_ONLY')
    drawNothing(false)
    uploadToGPU.call(backend, data)
    drawNothing(before)
  }
  drawNothing(true)
  tf.engine().startScope()
  try {
    await session.step?.()
  } finally {
    tf.engine().endScope()
    drawNothing(false)
    Object.assign(backend, { read, readSync, uploadToGPU })
    session.dispose()
    // waits here: the variant that does not never returns in a hidden window, which has no frames
    backend.checkCompileCompletion()
    backend.getUniformLocations()
  }
}

/**
 * Milliseconds of one matrix product of the size that training spends its time in, answer included.
 * The best of three rounds after a first one, which compiles.
 */
export async function measure(): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < 4; i++) {
    const start = performance.now()
    const out = tf.tidy(() => {
      const patches = tf.fill<tf.Rank.R2>([2048, 256], 0.01) // [views * positions, patch]
      const weights = tf.fill<tf.Rank.R2>([256, 128], 0.01) // [patch, channels]
      return tf.max(tf.relu(tf.matMul(patches, weights)))
    })
    await out.data()
    out.dispose()
    times.push(performance.now() - start)
  }
  return Math.min(...times.slice(1))
}

/** Counts the tensors that are alive in the worker, and their bytes. */
export function memory(): { tensors: number; bytes: number } {
  const { numTensors, numBytes } = tf.memory()
  return { tensors: numTensors, bytes: numBytes }
}
