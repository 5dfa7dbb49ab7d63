import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { barlowGradient, barlowLoss, crossCorrelation } from '../losses/barlow'
import { batchNorm, batchNormGradient } from '../nn/batch-norm'
import type { Objective } from './objective'

/** Standardised embeddings of each view [N, D], 1 / σ of their columns [1, D], and C [D, D]. */
export type Correlated = Record<'yA' | 'yB' | 'inverseA' | 'inverseB' | 'c', Tensor2D>

/**
 * Barlow Twins, Zbontar et al. 2021 (arXiv 2103.03230), algorithm 1. With `centred` false the mean over the batch
 * stays in: C is then a cosine of second moments, as where the course notes leave the centring out.
 */
export function createBarlowTwins(lambda: number, centred = true) {
  return {
    evaluate(e: Tensor2D): Correlated {
      const [a, b] = tf.split(e, 2) as [Tensor2D, Tensor2D]
      const [{ y: yA, inverse: inverseA }, { y: yB, inverse: inverseB }] = [
        batchNorm(a, centred),
        batchNorm(b, centred),
      ]
      return { yA, yB, inverseA, inverseB, c: crossCorrelation(yA, yB) }
    },
    loss: ({ c }: Correlated) => barlowLoss(c, lambda),
    gradient({ yA, yB, inverseA, inverseB, c }: Correlated) {
      const [dA, dB] = barlowGradient(c, yA, yB, lambda)
      const [a, b] = [batchNormGradient(yA, inverseA, dA, centred), batchNormGradient(yB, inverseB, dB, centred)]
      return { de: tf.concat2d([a, b], 0) }
    },
  } satisfies Objective<Correlated>
}
