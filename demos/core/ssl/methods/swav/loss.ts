import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core'
import { crossEntropy } from '../../../nn/cross-entropy'
import { stopGradient } from '../../../nn/stop-gradient'
import { unitRows } from '../../../nn/unit-rows'
import { independentCodes, sinkhornCodes } from './codes'

export interface Options {
  /** τ of the predictions, ε of the codes, and the rounds of Sinkhorn and Knopp. */
  readonly temperature: number
  readonly epsilon: number
  readonly iterations: number
  /** False: each code is a softargmax by itself, which collapses. */
  readonly equipartition?: boolean
  /** Which views give codes: the first two, as in the authors' code. */
  readonly codesOf?: readonly number[]
  /** Unit embeddings of earlier batches for each view that gives codes: they share out the prototypes with the batch. */
  readonly queues?: readonly Tensor2D[]
}

/**
 * SwAV, Caron et al. 2020 (arXiv 2006.09882), equations 1 to 5: each view predicts the codes of the others,
 *
 *     L = 1/|A| Σ_{a ∈ A} 1/(V−1) Σ_{v ≠ a} ℓ(z_v, q_a),  ℓ(z, q) = −(1/B) Σ q·log softargmax(z Cᵀ / τ)
 *
 * Codes carry no gradient: encoder and prototypes learn through the predictions alone.
 *
 * @param views embeddings of the V views [B, d]
 * @param prototypes C [K, d]: unit rows, renormalised before each step as in the authors' code
 * @returns L, the mean over pairs and batch
 */
export function loss(views: readonly Tensor2D[], prototypes: Tensor2D, options: Options): Scalar {
  const { temperature, epsilon, iterations, equipartition = true, codesOf = [0, 1], queues = [] } = options
  const scores = views.map((view) => tf.matMul(unitRows(view).z, prototypes, false, true) as Tensor2D)
  const pairs = codesOf.flatMap((a, i) => {
    const queue = queues[i] ? [tf.matMul(queues[i], prototypes, false, true) as Tensor2D] : []
    const all = stopGradient(tf.concat2d([...queue, scores[a]!], 0))
    const codes = equipartition ? sinkhornCodes(all, epsilon, iterations) : independentCodes(all, epsilon)
    const q = tf.slice(codes, [all.shape[0] - scores[a]!.shape[0], 0])
    return scores.flatMap((s, v) => (v === a ? [] : [crossEntropy(tf.div(s, temperature), q)]))
  })
  return tf.div(tf.addN(pairs), pairs.length)
}
