import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { createNormalizedProjector, EMBEDDING } from '../../../nn/encoder'
import { l2Normalize } from '../../../nn/l2-normalize'
import type { SSLMethod } from '../../method'
import { splitViews } from '../../view-pairs'
import { forward, gradient, type ForwardCache } from './gradient'
import { loss } from './loss'

export interface SwavOptions {
  /** K. */
  readonly prototypes: number
  /** ε of the codes, τ of the predictions. */
  readonly epsilon: number
  readonly temperature: number
  /** False: each view's code is a softargmax by itself, and nothing divides the batch. */
  readonly equipartition?: boolean
  /** d of the embedding. */
  readonly dimension?: number
}
export type SwavCache = ForwardCache & { e: Tensor2D }

/** Rounds of Sinkhorn and Knopp a step, as published. */
const ITERATIONS = 3
/** Steps for which the prototypes stay as they are drawn; published: 313, the first epoch. */
const FROZEN_STEPS = 15

/**
 * SwAV, Caron et al. 2020 (arXiv 2006.09882): each view predicts the code of the other. The prototypes C [K, d] learn
 * through the predictions; they have unit length before each step, and stay as they are for the first steps.
 */
export function createSwav({ prototypes, dimension = EMBEDDING, ...given }: SwavOptions): SSLMethod<SwavCache> {
  const options = { ...given, iterations: ITERATIONS }
  return {
    projector: createNormalizedProjector(dimension),
    headParamSpecs: [{ shape: [prototypes, dimension], init: 1 / Math.sqrt(dimension) }],
    constrainHead: ([C]) => [l2Normalize(C as Tensor2D).z],
    forward: (e, [C]) => ({ e, ...forward(e, C as Tensor2D, options) }),
    loss: ({ e, prototypes: C }) => loss(splitViews(e), C, options),
    gradient(cache, _, t) {
      const { de, dPrototypes } = gradient(cache, options)
      return { dEmbeddings: de, dHeadParams: [t <= FROZEN_STEPS ? tf.zerosLike(dPrototypes) : dPrototypes] }
    },
  }
}
