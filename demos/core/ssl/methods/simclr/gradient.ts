import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { runKernel } from '../../../kernels/run-kernel'
import { l2Normalize, l2NormalizeGradient } from '../../../nn/l2-normalize'
import { swapViews } from '../../view-pairs'
import { expectShape } from '../../../tensor/shapes'

/** Unit rows z [2N, d] of the embeddings, 1 / ‖e‖ [2N, 1], and the logits zᵢ·zⱼ / τ [2N, 2N] without the diagonal. */
export type ForwardCache = Record<'z' | 'inverse' | 'logits', Tensor2D>

export interface Options {
  /** τ. */
  readonly temperature: number
  /** From `selfMask(2N)`. */
  readonly mask: Tensor2D
}

/**
 * What is added to the logits so that no view is compared with itself. Keep one for a run, and dispose of it.
 *
 * @param rows 2N
 * @returns [2N, 2N], −1e9 on the diagonal
 */
export const selfMask = (rows: number): Tensor2D => tf.tidy(() => tf.mul(tf.eye(rows), -1e9))

/**
 * The forward pass, for `gradient`.
 *
 * @param e embeddings [2N, d], first views before second views
 * @throws RangeError when the mask is not [2N, 2N]
 */
export function forward(e: Tensor2D, { temperature, mask }: Options): ForwardCache {
  expectShape('simclr forward: mask', mask.shape, [e.shape[0], e.shape[0]])
  const { z, inverse } = l2Normalize(e)
  const logits: Tensor2D = tf.add(tf.matMul(z, tf.div(z, temperature), false, true), mask)
  return { z, inverse, logits }
}

/**
 * Gradient of `loss` with respect to the embeddings, through
 *
 *     ∂L/∂z = ((P + Pᵀ) z − 2 z₊) / (2N τ),  P the softargmax of each row of the logits
 *
 * This is one product of [2N, 2N] with z, where automatic differentiation takes two, goes back through log Σ exp, and
 * computes the loss first.
 *
 * @returns ∂L/∂e [2N, d]
 */
export function gradient(
  { z, inverse, logits }: ForwardCache,
  { temperature }: Pick<Options, 'temperature'>,
): Tensor2D {
  return runKernel('NTXentGradient', { z, inverse, logits }, { temperature }, () => {
    const p = tf.softmax(logits)
    const push = tf.matMul(tf.add(p, tf.transpose(p)) as Tensor2D, z)
    const dz: Tensor2D = tf.div(tf.sub(push, tf.mul(swapViews(z), 2)), z.shape[0] * temperature)
    return l2NormalizeGradient(z, inverse, dz)
  })
}
