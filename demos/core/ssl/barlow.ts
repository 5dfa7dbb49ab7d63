import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { forward, gradient, type ForwardCache } from './methods/barlow-twins/gradient'
import { loss } from './methods/barlow-twins/loss'
import type { Objective } from './objective'

export type Correlated = ForwardCache & { e: Tensor2D }

/**
 * Barlow Twins, Zbontar et al. 2021 (arXiv 2103.03230), algorithm 1. With `centred` false the mean over the batch
 * stays in: C is then a cosine of second moments, as where the course notes leave the centring out.
 */
export function createBarlowTwins(lambda: number, centred = true) {
  return {
    evaluate: (e: Tensor2D): Correlated => ({ e, ...forward(e, { centred }) }),
    loss: ({ e }: Correlated) => loss(...(tf.split(e, 2) as [Tensor2D, Tensor2D]), { lambda, centred }),
    gradient: (cache: Correlated) => ({ de: gradient(cache, { lambda, centred }) }),
  } satisfies Objective<Correlated>
}
