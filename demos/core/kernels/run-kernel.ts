import * as tf from '@tensorflow/tfjs-core'
import type { Tensor } from '@tensorflow/tfjs-core'

/**
 * Runs a kernel of the backend by its name. Where the backend has none of that name, the composition of TensorFlow.js
 * operations that the kernel stands for is computed instead.
 *
 * @param name the kernel, such as `Dense`
 * @param inputs tensors by the names that the kernel gives them
 * @param attributes what the kernel is told besides
 * @param composed gives the same tensors
 */
export function runKernel<T extends Tensor | Tensor[]>(
  name: string,
  inputs: Readonly<Record<string, Tensor>>,
  attributes: Readonly<Record<string, number | string | boolean | readonly (readonly number[])[]>>,
  composed: () => T,
): T {
  if (!tf.getKernel(name, tf.getBackend())) return composed()
  return tf.engine().runKernel(name, inputs, attributes as Parameters<ReturnType<typeof tf.engine>['runKernel']>[2])
}
