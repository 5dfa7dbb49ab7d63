/**
 * Swapped prediction, of SwAV (arXiv 2006.09882) and DINO (arXiv 2104.14294): every view predicts what the teacher's
 * side makes of the other views. Views follow one another in the rows.
 */
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { crossEntropyGradient } from '../nn/cross-entropy'
import { expectShape } from '../tensor/shapes'

/**
 * What each view is to predict: the sum of the targets of the other views. A view without targets of its own only
 * predicts. All views become one matrix, so that the loss is one softargmax instead of one for each pair.
 *
 * @param targets q [B, K] of each of the V views, rows of sum 1; undefined where a view only predicts
 * @returns t [V·B, K]: Σ over the other views of q, times 1 / (number of targets · (V − 1))
 * @throws RangeError when no view has targets, or their shapes differ
 */
export function swappedTargets(targets: readonly (Tensor2D | undefined)[]): Tensor2D {
  return tf.tidy(() => {
    const given = targets.filter((q) => q !== undefined)
    if (given.length === 0) throw new RangeError('swappedTargets: no view has targets')
    for (const q of given) expectShape('swappedTargets: q', q.shape, given[0]!.shape)
    const all = tf.addN(given) as Tensor2D
    const others = targets.map((q) => (q ? (tf.sub(all, q) as Tensor2D) : all))
    return tf.div(tf.concat2d(others, 0), given.length * (targets.length - 1))
  })
}

/**
 * ∂L/∂s = (p Σₖ tₖ − t) / (τ B) of L = −(1/B) Σ t·log p, with p = softargmax(s / τ).
 *
 * @param scores s [V·B, K]
 * @param targets t [V·B, K], from `swappedTargets`
 * @param temperature τ
 * @param batch B
 * @returns ∂L/∂s [V·B, K]
 * @throws RangeError when the targets have not the shape of the scores
 */
export function swappedGradient(scores: Tensor2D, targets: Tensor2D, temperature: number, batch: number): Tensor2D {
  expectShape('swappedGradient: targets', targets.shape, scores.shape)
  return crossEntropyGradient(tf.div(scores, temperature), targets, 1 / (temperature * batch))
}
