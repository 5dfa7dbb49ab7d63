import * as tf from '@tensorflow/tfjs-core'
import type { Scalar } from '@tensorflow/tfjs-core'

/** Reads the number that a computation gives, and frees the tensors it makes on the way. */
export async function readScalar(compute: () => Scalar): Promise<number> {
  const value = tf.tidy(compute)
  const [number] = await value.data()
  value.dispose()
  return number!
}
