import type { Tensor2D } from '@tensorflow/tfjs-core'
import { l2Normalize, l2NormalizeGradient } from '../../../nn/l2-normalize'
import { negativeCosineGradient } from '../../negative-cosine'
import { expectShape } from '../../../tensor/shapes'

/** Unit rows of predictions and projections [2N, d], with 1 / ‖·‖ of each [2N, 1]. */
export type ForwardCache = Record<'p' | 'pInverse' | 'z' | 'zInverse', Tensor2D>

/**
 * The forward pass, for `gradient` and `targetGradient`.
 *
 * @param p predictions [2N, d], first views before second views
 * @param z projections [2N, d], in the same order
 * @throws RangeError when the shapes differ
 */
export function forward(p: Tensor2D, z: Tensor2D): ForwardCache {
  expectShape('simsiam forward: z', z.shape, p.shape)
  const [{ z: pUnit, inverse: pInverse }, { z: zUnit, inverse: zInverse }] = [l2Normalize(p), l2Normalize(z)]
  return { p: pUnit, pInverse, z: zUnit, zInverse }
}

/**
 * Gradient of `loss` with respect to the predictions: both views at once, without the cosines themselves, and nothing
 * for the targets.
 *
 * @returns ∂L/∂p [2N, d]
 */
export const gradient = ({ p, pInverse, z }: ForwardCache): Tensor2D =>
  l2NormalizeGradient(p, pInverse, negativeCosineGradient(z))

/**
 * Gradient of `loss` with respect to the projections, for a run without the stop-gradient.
 *
 * @returns ∂L/∂z [2N, d]
 */
export const targetGradient = ({ p, z, zInverse }: ForwardCache): Tensor2D =>
  l2NormalizeGradient(z, zInverse, negativeCosineGradient(p))
