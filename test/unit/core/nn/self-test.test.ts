import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { passesSelfTest } from '../../../../demos/core/nn/self-test'
import { useWasm } from '../../../../scripts/wasm'

beforeAll(useWasm)
let restore = (): void => {}
afterEach(() => restore())

/** Spoils what a kernel of the cpu backend gives. */
function spoil(kernelName: string, change: (value: number) => number): void {
  const original = tf.getKernel(kernelName, 'cpu')
  const { kernelFunc } = original
  const replace = (by: KernelFunc): void => {
    tf.unregisterKernel(kernelName, 'cpu')
    tf.registerKernel({ ...original, kernelFunc: by })
  }
  restore = () => replace(kernelFunc)
  replace((call) => {
    const out = kernelFunc(call) as TensorInfo
    const values = (call.backend as unknown as { data: Map<object, { values: Float32Array }> }).data.get(out.dataId)!
    values.values = values.values.map(change)
    return out
  })
}

it.each(['wasm', 'cpu'])('%s passes, and keeps no tensor', async (backend) => {
  await tf.setBackend(backend)
  const before = tf.memory().numTensors
  expect(await passesSelfTest()).toBe(true)
  expect(tf.memory().numTensors).toBe(before)
})

const half = (value: number): number => {
  const step = 2 ** (Math.floor(Math.log2(Math.abs(value) || 1)) - 10)
  return Math.round(value / step) * step
}
it.each([
  ['Add', 'in half precision', half],
  ['BatchMatMul', 'one percent off', (value: number) => 1.01 * value],
  ['Exp', 'not a number', () => NaN],
  ['EluGrad', 'of the wrong sign', (value: number) => -value],
] as const)('a backend whose %s is %s does not pass', async (kernel, _, change) => {
  await tf.setBackend('cpu')
  spoil(kernel, change)
  expect(await passesSelfTest()).toBe(false)
})
