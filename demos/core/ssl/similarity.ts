import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import { similarityLoss, similarityPull } from '../losses/similarity'
import { dense } from '../nn/dense'
import { Network } from '../nn/network'
import { standardise, standardiseGradient } from '../nn/standardise'
import { unitRows, unitRowsGradient } from '../nn/unit-rows'
import type { Objective } from './objective'

interface Similar extends Record<string, Tensor2D> {
  /** Unit rows z = e / ‖e‖ [2N, d] and 1 / ‖e‖ [2N, 1]. */
  z: Tensor2D
  inverse: Tensor2D
}
const similar = (e: Tensor2D): Similar => ({ ...unitRows(e) })
const loss = ({ z }: Similar): Scalar => similarityLoss(z, z)
const pull = ({ z, inverse }: Similar): Tensor2D => unitRowsGradient(z, inverse, tf.mul(similarityPull(z), 2))

/** Nothing against collapse: two views of an image shall have the same direction. */
export const similarityOnly: Objective<Similar> = {
  evaluate: similar,
  loss,
  gradient: (values) => ({ de: pull(values) }),
}

/** The same of embeddings standardised over the batch. */
export const standardisedSimilarity: Objective<Similar & { y: Tensor2D; deviation: Tensor2D }> = {
  evaluate(e) {
    const { y, inverse: deviation } = standardise(e)
    return { ...similar(y), y, deviation }
  },
  embed: (e) => standardise(e).y,
  loss,
  gradient: (values) => ({ de: standardiseGradient(values.y, values.deviation, pull(values)) }),
}

/**
 * SimSiam (arXiv 2011.10566): a predictor on one side, no gradient through the other. As in the paper the
 * embeddings are standardised over the batch.
 */
export function createSimSiam(dimension: number) {
  const predictor = new Network([dense(dimension, HIDDEN, 'elu'), dense(HIDDEN, dimension, 'linear')])
  return {
    slots: predictor.slots,
    evaluate(e: Tensor2D, own: readonly Tensor[]) {
      const { y, inverse: deviation } = standardise(e)
      const [, hidden, output] = predictor.forward(own, y) as [Tensor2D, Tensor2D, Tensor2D]
      const { z: p, inverse } = unitRows(output)
      return { y, deviation, z: unitRows(y).z, hidden, output, p, inverse }
    },
    embed: (e) => standardise(e).y,
    loss: ({ p, z }) => similarityLoss(p, z),
    gradient({ y, deviation, z, hidden, output, p, inverse }, own) {
      const dOutput = unitRowsGradient(p, inverse, similarityPull(z))
      const { dx, dw } = predictor.backward(own, [y, hidden, output], dOutput, true)
      return { de: standardiseGradient(y, deviation, dx!), dw }
    },
  } satisfies Objective<Record<'y' | 'deviation' | 'z' | 'hidden' | 'output' | 'p' | 'inverse', Tensor2D>>
}
const HIDDEN = 32
