import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core'
import { runKernel } from '../../../kernels/run-kernel'
import { l2Normalize } from '../../../nn/l2-normalize'
import { expectShape } from '../../../tensor/shapes'

/**
 * NT-Xent, the loss of SimCLR: Chen et al. 2020 (arXiv 2002.05709), equation 1 and algorithm 1. With z the 2N unit
 * rows of both views and j the other view of i,
 *
 *     ℓᵢ = −log( exp(zᵢ·zⱼ / τ) / Σ_{k≠i} exp(zᵢ·zₖ / τ) ),  L = (1/2N) Σᵢ ℓᵢ
 *
 * @param z1 embeddings of the first views [N, d]
 * @param z2 embeddings of the second views [N, d]
 * @param options.temperature τ
 * @returns L, the mean over the 2N views
 * @throws RangeError when the shapes differ
 */
export function loss(z1: Tensor2D, z2: Tensor2D, { temperature }: { temperature: number }): Scalar {
  expectShape('simclr loss: z2', z2.shape, z1.shape)
  return runKernel('NTXent', { z1, z2 }, { temperature }, () => {
    const { z } = l2Normalize(tf.concat2d([z1, z2], 0))
    const others = tf.concat2d([z2, z1], 0)
    const notItself = tf.mul(tf.eye(z.shape[0]), -1e9) // no anchor is compared with itself
    const logits = tf.add(tf.div(tf.matMul(z, z, false, true), temperature), notItself)
    const positive = tf.div(tf.sum(tf.mul(z, l2Normalize(others).z), 1), temperature)
    return tf.mean(tf.sub(tf.logSumExp(logits, 1), positive))
  })
}
