import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import { BINARY } from '../demos/core/kernels/binary.ts'
import { registerWasmKernels } from '../demos/core/kernels/wasm.ts'

/** TensorFlow.js on wasm in Node, on one thread, without relaxed SIMD: so that every version of Node gives the same numbers. */
export async function useWasm(): Promise<void> {
  const wasm = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json'))
  tf.enableProdMode()
  setWasmPaths(join(wasm, 'dist/'))
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
  await tf.setBackend('wasm')
  registerWasmKernels([BINARY])
}
