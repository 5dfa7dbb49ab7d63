import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { swapViews } from './view-pairs'

/**
 * ∂L/∂p = −z₊ / 2N of L = −mean over the 2N rows of p·z₊, with z held fixed and z₊ the other view of each image.
 * It needs the targets only: no product with p, no sum.
 *
 * @param z unit rows [2N, d] of the targets: first views, then second views
 * @returns the gradient with respect to the unit rows p [2N, d]
 */
export const negativeCosineGradient = (z: Tensor2D): Tensor2D => tf.div(swapViews(z), -z.shape[0])
