import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core'
import { batchNorm, batchNormGradient } from '../../../nn/batch-norm'
import type { Options } from './loss'

/** Standardised embeddings of each view [N, D], 1 / σ of their columns [1, 1, D], and C [D, D]. */
export type ForwardCache = Record<'yA' | 'yB' | 'c', Tensor2D> & Record<'inverseA' | 'inverseB', Tensor3D>

/**
 * The forward pass, for `gradient`.
 *
 * @param e embeddings [2N, D], first views before second views
 */
export function forward(e: Tensor2D, { centred = true }: Omit<Options, 'lambda'> = {}): ForwardCache {
  const [a, b] = tf.split(e, 2) as [Tensor2D, Tensor2D]
  const [{ y: yA, inverse: inverseA }, { y: yB, inverse: inverseB }] = [batchNorm(a, centred), batchNorm(b, centred)]
  return { yA, yB, inverseA, inverseB, c: tf.div(tf.matMul(tf.transpose(yA), yB), a.shape[0]) }
}

/**
 * Gradient of `loss` with respect to the embeddings, through
 *
 *     ∂L/∂C = 2 (Cᵢᵢ − 1) on the diagonal, 2 λ Cᵢⱼ elsewhere
 *     ∂L/∂yᴬ = yᴮ (∂L/∂C)ᵀ / N,  ∂L/∂yᴮ = yᴬ ∂L/∂C / N
 *
 * Diagonal and rest are one matrix, where automatic differentiation goes back through two masked ones.
 *
 * @returns ∂L/∂e [2N, D]
 */
export function gradient(
  { yA, yB, inverseA, inverseB, c }: ForwardCache,
  { lambda, centred = true }: Options,
): Tensor2D {
  const identity: Tensor2D = tf.eye(c.shape[0])
  const weights = tf.add(tf.mul(identity, 2 - 2 * lambda), 2 * lambda)
  const dC: Tensor2D = tf.div(tf.sub(tf.mul(c, weights), tf.mul(identity, 2)), yA.shape[0])
  const dA = batchNormGradient(yA, inverseA, tf.matMul(yB, tf.transpose(dC)), centred)
  const dB = batchNormGradient(yB, inverseB, tf.matMul(yA, dC), centred)
  return tf.concat2d([dA, dB], 0)
}
