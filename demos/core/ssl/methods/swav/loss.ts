import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core'
import { crossEntropy } from '../../../nn/cross-entropy'
import { l2Normalize } from '../../../nn/l2-normalize'
import { stopGradient } from '../../../nn/stop-gradient'
import { ANY, expectShape } from '../../../tensor/shapes'
import { codesOfView, type CodeOptions } from './codes'

export interface Options extends CodeOptions {
  /** τ of the predictions. */
  readonly temperature: number
  /** Which views give codes (by default the first two), and unit embeddings of earlier batches [L, d] for each. */
  readonly codesOf?: readonly number[]
  readonly queues?: readonly Tensor2D[]
}

/**
 * SwAV, Caron et al. 2020 (arXiv 2006.09882), equations 1 to 5: each view predicts the codes of the others,
 *
 *     L = 1/|A| Σ_{a ∈ A} 1/(V−1) Σ_{v ≠ a} ℓ(z_v, q_a),  ℓ(z, q) = −(1/B) Σ q·log softargmax(z Cᵀ / τ)
 *
 * Codes carry no gradient.
 * @param views embeddings of the V views [B, d]
 * @param prototypes C [K, d]: unit rows, renormalised before each step as in the authors' code
 * @returns L, the mean over pairs and batch
 * @throws RangeError when shapes differ or a view that is to give codes is missing
 */
export function loss(views: readonly Tensor2D[], prototypes: Tensor2D, options: Options): Scalar {
  const { temperature, codesOf = [0, 1], queues = [] } = options
  for (const view of views) expectShape('swav loss: embeddings of a view', view.shape, views[0]!.shape)
  expectShape('swav loss: prototypes', prototypes.shape, [ANY, views[0]!.shape[1]])
  if (codesOf.some((v) => !views[v])) throw new RangeError(`swav loss: codes of views ${codesOf} of ${views.length}`)
  const scores = views.map((view) => tf.matMul(l2Normalize(view).z, prototypes, false, true) as Tensor2D)
  const pairs = codesOf.flatMap((a, i) => {
    const q = stopGradient(codesOfView(scores[a]!, prototypes, queues[i], options))
    return scores.flatMap((s, v) => (v === a ? [] : [crossEntropy(tf.div(s, temperature), q)]))
  })
  return tf.div(tf.addN(pairs), pairs.length)
}
