import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { vicregGradient, vicregLoss, type VicregWeights } from '../losses/vicreg'
import type { Objective } from './objective'

/** Embeddings of the two views, [N, D]. */
type Views = Record<'x' | 'y', Tensor2D>

/** VICReg, Bardes, Ponce and LeCun 2021 (arXiv 2105.04906): neither negatives nor asymmetry. */
export function createVicreg(weights: VicregWeights) {
  return {
    evaluate(e: Tensor2D): Views {
      const [x, y] = tf.split(e, 2) as [Tensor2D, Tensor2D]
      return { x, y }
    },
    loss: ({ x, y }: Views) => vicregLoss(x, y, weights),
    gradient: ({ x, y }: Views) => ({ de: tf.concat2d(vicregGradient(x, y, weights), 0) }),
  } satisfies Objective<Views>
}
