import type { Tensor2D } from '@tensorflow/tfjs-core'
import { l2Normalize, l2NormalizeGradient } from '../../../nn/l2-normalize'
import { negativeCosineGradient } from '../../negative-cosine'

/** Unit rows of predictions and projections [2N, d], with 1 / ‖·‖ of each [2N, 1]. */
export type ForwardCache = Record<'p' | 'pInverse' | 'z' | 'zInverse', Tensor2D>

/** Predictions p and projections z [2N, d], first views before second views, to what the gradient needs. */
export function forward(p: Tensor2D, z: Tensor2D): ForwardCache {
  const [{ z: pUnit, inverse: pInverse }, { z: zUnit, inverse: zInverse }] = [l2Normalize(p), l2Normalize(z)]
  return { p: pUnit, pInverse, z: zUnit, zInverse }
}

/** ∂L/∂p [2N, d]: both views at once, and nothing for the targets. */
export const gradient = ({ p, pInverse, z }: ForwardCache): Tensor2D =>
  l2NormalizeGradient(p, pInverse, negativeCosineGradient(z))

/** ∂L/∂z [2N, d], for a run without the stop-gradient. */
export const targetGradient = ({ p, z, zInverse }: ForwardCache): Tensor2D =>
  l2NormalizeGradient(z, zInverse, negativeCosineGradient(p))
