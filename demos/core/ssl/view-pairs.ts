import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'

/**
 * For each row the other view of its image.
 *
 * @param x rows [2N, d]: the N first views, then the N second ones
 * @returns the second views, then the first ones [2N, d]
 * @throws RangeError when the number of rows is odd
 */
export function swapViews(x: Tensor2D): Tensor2D {
  const [first, second] = splitViews(x)
  return tf.concat2d([second, first], 0)
}

/**
 * The first views [N, d] and the second ones of rows x [2N, d].
 *
 * @throws RangeError when the number of rows is odd
 */
export function splitViews(x: Tensor2D): [Tensor2D, Tensor2D] {
  if (x.shape[0] % 2 !== 0)
    throw new RangeError(`splitViews: x has ${x.shape[0]} rows, two views of each image are even`)
  return tf.split(x, 2) as [Tensor2D, Tensor2D]
}
