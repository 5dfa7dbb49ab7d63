import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import { applyViews } from '../augment/apply-views'
import { meanLuma } from '../augment/colour-jitter'
import type { AugmentationStrengths } from '../augment/sample-views'
import { sampleRotatedViews, ROTATIONS } from '../augment/rotated-views'
import { crossEntropy, crossEntropyGradient } from '../nn/cross-entropy'
import { dense } from '../nn/dense'
import { createProjector, EMBEDDING } from '../nn/encoder'
import { Network } from '../nn/network'
import { Random } from '../random'
import { createBatches } from './batches'
import type { SSLMethod } from './method'
import { gather, toTensor, type ImageSource } from './views'

export type RotatedViews = {
  /** N first views, then the second view of each, all rotated by quarter turns of their own: [2N, 16, 16, c]. */
  views: Tensor4D
  /** By which quarter turns, as one-hot rows [2N, 4]. */
  answers: Tensor2D
}

/** The rotated views of each step. */
export function createRotatedViews(source: ImageSource, strengths: AugmentationStrengths, batch: number, seed: number) {
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

export type RotationCache = { e: Tensor2D; logits: Tensor2D; answers: Tensor2D }

/**
 * Predict the rotation, Gidaris, Singh and Komodakis 2018 (arXiv 1803.07728): four scores from each e [2N, 64], against
 * the quarter turns, which are the targets. f and g are those of any other method; only this last layer is its own.
 */
export function createRotationPrediction(): SSLMethod<RotationCache> {
  const head = new Network([dense(EMBEDDING, ROTATIONS, 'linear')])
  return {
    projector: createProjector(EMBEDDING),
    headParamSpecs: head.paramSpecs,
    forward: (e, headParams, [answers]) => ({
      e,
      logits: head.forward(headParams, e).at(-1)!,
      answers: tf.clone(answers!),
    }),
    loss: ({ logits, answers }) => crossEntropy(logits, answers),
    gradient({ e, logits, answers }, headParams) {
      const { dx, dw } = head.backward(headParams, [e, logits], crossEntropyGradient(logits, answers), true)
      return { dEmbeddings: dx!, dHeadParams: dw }
    },
  }
}
