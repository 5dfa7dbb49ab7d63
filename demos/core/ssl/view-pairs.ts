import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'

/**
 * For each row the other view of its image.
 *
 * @param x rows [2N, d]: the N first views, then the N second ones
 * @returns the second views, then the first ones [2N, d]
 */
export function swapViews(x: Tensor2D): Tensor2D {
  const [first, second] = tf.split(x, 2) as [Tensor2D, Tensor2D]
  return tf.concat2d([second, first], 0)
}

/** The first views [N, d] and the second ones of rows x [2N, d]. */
export const splitViews = (x: Tensor2D): [Tensor2D, Tensor2D] => tf.split(x, 2) as [Tensor2D, Tensor2D]
