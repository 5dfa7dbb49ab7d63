import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { l2Normalize, l2NormalizeGradient } from '../../../nn/l2-normalize'
import { negativeCosineGradient } from '../../negative-cosine'

/** Unit rows z [2N, d] of the embeddings, and 1 / ‖e‖ [2N, 1]. */
export type ForwardCache = Record<'z' | 'inverse', Tensor2D>

/**
 * The forward pass, for `gradient`.
 *
 * @param e embeddings [2N, d], first views before second views
 */
export const forward = (e: Tensor2D): ForwardCache => l2Normalize(e)

/**
 * Gradient of `loss` with respect to the embeddings. Both factors of each cosine move, so it is twice the gradient of
 * one: the cosines themselves are never computed, and both views are one matrix.
 *
 * @returns ∂L/∂e [2N, d]
 */
export const gradient = ({ z, inverse }: ForwardCache): Tensor2D =>
  l2NormalizeGradient(z, inverse, tf.mul(negativeCosineGradient(z), 2))
