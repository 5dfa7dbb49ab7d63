import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { unitRows, unitRowsGradient } from '../../../nn/unit-rows'
import { negativeCosineGradient } from '../../negative-cosine'

/** Unit rows of predictions and targets [2N, d], and 1 / ‖q‖ [2N, 1]. */
export type ForwardCache = Record<'q' | 'inverse' | 'z', Tensor2D>

/** Predictions q and targets z [2N, d], first views before second views, to what the gradient needs. */
export function forward(q: Tensor2D, z: Tensor2D): ForwardCache {
  const { z: unit, inverse } = unitRows(q)
  return { q: unit, inverse, z: unitRows(z).z }
}

/**
 * ∂L/∂q [2N, d]. ‖q − z‖² = 2 − 2 q·z for unit rows, so L is 4 times the negative cosine of SimSiam, plus 4: no
 * difference and no square, and both views at once.
 */
export const gradient = ({ q, inverse, z }: ForwardCache): Tensor2D =>
  unitRowsGradient(q, inverse, tf.mul(negativeCosineGradient(z), 4))
