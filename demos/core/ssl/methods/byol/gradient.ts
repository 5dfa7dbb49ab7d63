import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { l2Normalize, l2NormalizeGradient } from '../../../nn/l2-normalize'
import { negativeCosineGradient } from '../../negative-cosine'

/** Unit rows of predictions and targets [2N, d], and 1 / ‖q‖ [2N, 1]. */
export type ForwardCache = Record<'q' | 'inverse' | 'z', Tensor2D>

/** Predictions q and targets z [2N, d], first views before second views, to what the gradient needs. */
export function forward(q: Tensor2D, z: Tensor2D): ForwardCache {
  const { z: unit, inverse } = l2Normalize(q)
  return { q: unit, inverse, z: l2Normalize(z).z }
}

/**
 * ∂L/∂q [2N, d]. ‖q − z‖² = 2 − 2 q·z for unit rows, so L is 4 times the negative cosine of SimSiam, plus 4: no
 * difference and no square, and both views at once.
 */
export const gradient = ({ q, inverse, z }: ForwardCache): Tensor2D =>
  l2NormalizeGradient(q, inverse, tf.mul(negativeCosineGradient(z), 4))
