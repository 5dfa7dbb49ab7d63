import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import type { NdArray } from '../core/ndarray'

/** Images of the batch whose two views are shown, and those whose similarities are. */
const SHOWN = 6
const COMPARED = 24

/** Views [2m, 16, 16, c] and cosines [2n, 2n] of the first images of a batch of N: first views, then second ones. */
export async function batchVisuals(views: Tensor4D, z: Tensor2D): Promise<Record<string, NdArray>> {
  const [seen, cosines] = tf.tidy(() => {
    const compared = heads(z, COMPARED)
    return [heads(views, SHOWN), tf.matMul(compared, tf.transpose(compared))] as const
  })
  const pixels = await bytes(seen, (value) => 255 * value)
  return { views: pixels, similarity: await bytes(cosines, (value) => 127.5 * (value + 1)) }
}

/** The first `n` rows of each half of x [2N, …]. */
function heads<T extends Tensor>(x: T, n: number): T {
  const half = x.shape[0]! / 2
  const rest = x.shape.slice(1)
  const count = Math.min(n, half)
  const from = (row: number) => tf.slice(x, [row, ...rest.map(() => 0)], [count, ...rest])
  return tf.concat([from(0), from(half)]) as T
}

async function bytes(x: Tensor, scale: (value: number) => number): Promise<NdArray> {
  const values = await x.data<'float32'>()
  const data = new Uint8Array(values.length)
  for (let i = 0; i < data.length; i++) data[i] = Math.max(0, Math.min(255, Math.round(scale(values[i]!))))
  x.dispose()
  return { shape: x.shape, data }
}
