import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { l2Normalize, l2NormalizeGradient } from '../../../nn/l2-normalize'
import { negativeCosineGradient } from '../../negative-cosine'

/** Unit rows z [2N, d] of the embeddings, and 1 / ‖e‖ [2N, 1]. */
export type ForwardCache = Record<'z' | 'inverse', Tensor2D>

/** Embeddings e [2N, d], first views before second views, to what the gradient needs. */
export const forward = (e: Tensor2D): ForwardCache => l2Normalize(e)

/** ∂L/∂e [2N, d]. Both factors of each cosine move, so the gradient is twice that of one: one product for both views. */
export const gradient = ({ z, inverse }: ForwardCache): Tensor2D =>
  l2NormalizeGradient(z, inverse, tf.mul(negativeCosineGradient(z), 2))
