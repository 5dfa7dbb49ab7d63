import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import { applyViews } from '../augment/apply-views'
import { meanLuma } from '../augment/colour-jitter'
import type { AugmentationStrengths } from '../augment/sample-views'
import { sampleRotatedViews, ROTATIONS } from '../augment/rotated-views'
import { crossEntropy, crossEntropyGradient } from '../nn/cross-entropy'
import { dense } from '../nn/dense'
import { Network } from '../nn/network'
import { Random } from '../random'
import { createBatches } from './batches'
import type { Objective } from './objective'
import { EMBEDDING } from './model'
import { gather, toTensor, type ViewSource } from './views'

export type RotatedViews = {
  /** N first views, then the second view of each, all turned by quarters of their own: [2N, 16, 16, c]. */
  views: Tensor4D
  /** By which quarters, as one-hot rows [2N, 4]. */
  answers: Tensor2D
}

/** The turned views of each step. */
export function createRotatedViews(source: ViewSource, strengths: AugmentationStrengths, batch: number, seed: number) {
  const { images, size, channels } = source
  const perImage = size * size * channels
  const means = meanLuma(images, size * size, channels)
  const batches = createBatches(means.length, batch, seed)
  return (step: number): RotatedViews => {
    const random = new Random(seed, 'turns', step)
    const chosen = batches(step)
    const pairs = [...chosen, ...chosen]
    const quarters = pairs.map(() => random.int(ROTATIONS))
    const sample = sampleRotatedViews(
      pairs.map((i) => means[i]!),
      quarters,
      strengths,
      size,
      random,
    )
    return tf.tidy(() => ({
      views: applyViews(toTensor(gather(images, pairs, perImage), size, channels), sample),
      answers: tf.oneHot(tf.tensor1d(quarters, 'int32'), ROTATIONS) as Tensor2D,
    }))
  }
}

export type Guess = { e: Tensor2D; logits: Tensor2D; answers: Tensor2D }
const answer = new Network([dense(EMBEDDING, ROTATIONS, 'linear')])

/**
 * Predict the transform: four scores from each e [2N, 64], against the quarters that the view was turned by, which are
 * `given`. f and g are those of any other method; only this last linear layer is its own.
 */
export const rotationPrediction: Objective<Guess> = {
  paramSpecs: answer.paramSpecs,
  evaluate: (e, own, [answers]) => ({ e, logits: answer.forward(own, e).at(-1)!, answers: answers! }),
  loss: ({ logits, answers }) => crossEntropy(logits, answers),
  gradient({ e, logits, answers }, own) {
    const { dx, dw } = answer.backward(own, [e, logits], crossEntropyGradient(logits, answers), true)
    return { de: dx!, dw }
  },
}
