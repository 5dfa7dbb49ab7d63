import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { l2Normalize, l2NormalizeGradient } from '../../../nn/l2-normalize'
import { negativeCosineGradient } from '../../negative-cosine'
import { expectShape } from '../../../tensor/shapes'

/** Unit rows of predictions and targets [2N, d], and 1 / ‖q‖ [2N, 1]. */
export type ForwardCache = Record<'q' | 'inverse' | 'z', Tensor2D>

/**
 * The forward pass, for `gradient`.
 *
 * @param q predictions [2N, d], first views before second views
 * @param z targets [2N, d], in the same order
 * @throws RangeError when the shapes differ
 */
export function forward(q: Tensor2D, z: Tensor2D): ForwardCache {
  expectShape('byol forward: z', z.shape, q.shape)
  const { z: unit, inverse } = l2Normalize(q)
  return { q: unit, inverse, z: l2Normalize(z).z }
}

/**
 * Gradient of `loss` with respect to the predictions. ‖q − z‖² = 2 − 2 q·z for unit rows, so L is 4 times the negative
 * cosine of SimSiam, plus 4: the gradient needs the targets only, for both views at once.
 *
 * @returns ∂L/∂q [2N, d]
 */
export const gradient = ({ q, inverse, z }: ForwardCache): Tensor2D =>
  l2NormalizeGradient(q, inverse, tf.mul(negativeCosineGradient(z), 4))
