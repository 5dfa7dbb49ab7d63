import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core'
import { firstClassCrossEntropy } from '../../../nn/cross-entropy'
import { l2Normalize } from '../../../nn/l2-normalize'
import { stopGradient } from '../../../nn/stop-gradient'
import { ANY, expectShape } from '../../../tensor/shapes'

/**
 * InfoNCE with a queue, the loss of MoCo: He et al. 2020 (arXiv 1911.05722), equation 1 and algorithm 1. With unit rows,
 *
 *     L = −(1/B) Σᵢ log( exp(qᵢ·kᵢ / τ) / (exp(qᵢ·kᵢ / τ) + Σⱼ exp(qᵢ·nⱼ / τ)) )
 *
 * Keys of other images of the batch are no negatives. Neither keys nor queue carry a gradient.
 *
 * @param q embeddings of the queries [B, d]
 * @param k embeddings of their keys, by the momentum encoder [B, d]
 * @param queue unit keys of earlier batches [K, d]
 * @param options.temperature τ
 * @returns L, the mean over the batch
 * @throws RangeError when the shapes differ
 */
export function loss(q: Tensor2D, k: Tensor2D, queue: Tensor2D, { temperature }: { temperature: number }): Scalar {
  expectShape('moco loss: k', k.shape, q.shape)
  expectShape('moco loss: queue', queue.shape, [ANY, q.shape[1]])
  const query = l2Normalize(q).z
  const key = stopGradient(l2Normalize(k).z)
  const positive: Tensor2D = tf.sum(tf.mul(query, key), 1, true)
  const negatives: Tensor2D = tf.matMul(query, stopGradient(queue), false, true)
  return firstClassCrossEntropy(tf.div(tf.concat2d([positive, negatives], 1), temperature))
}
