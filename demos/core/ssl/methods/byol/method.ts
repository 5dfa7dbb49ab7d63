import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { dense } from '../../../nn/dense'
import { createNormalizedProjector, EMBEDDING, normalizedLayer } from '../../../nn/encoder'
import { Network } from '../../../nn/network'
import type { SSLMethod } from '../../method'
import { splitViews } from '../../view-pairs'
import { forward, gradient, type ForwardCache } from './gradient'
import { loss } from './loss'

/** Units of the predictor's hidden layer. */
const HIDDEN = 32

type Cache = ForwardCache & { predictor: Tensor2D[]; targets: Tensor2D }

/** The heads of BYOL: projector Linear, BN, ReLU, Linear, and a predictor of the same kind. */
export const createByolHeads = (dimension: number) => ({
  projector: createNormalizedProjector(dimension),
  predictor: new Network([...normalizedLayer(dimension, HIDDEN), dense(HIDDEN, dimension, 'linear')]),
})

/**
 * BYOL, Grill et al. 2020 (arXiv 2006.07733), section 3.1: the predictor of the online network predicts the embedding
 * of the other view by the momentum encoder, through which no gradient passes.
 *
 * @param momentum m of the momentum encoder
 */
export function createByol(momentum: number, dimension = EMBEDDING): SSLMethod<Cache> {
  const { projector, predictor } = createByolHeads(dimension)
  return {
    projector,
    headParamSpecs: predictor.paramSpecs,
    momentum,
    forward(e, headParams, [targets]) {
      const predictions = predictor.forward(headParams, e, 2)
      return { predictor: predictions, targets: tf.clone(targets!), ...forward(predictions.at(-1)!, targets!) }
    },
    loss: ({ predictor: q, targets }) => loss(...splitViews(q.at(-1)!), ...splitViews(targets)),
    gradient(cache, headParams) {
      const { dx, dw } = predictor.backward(headParams, cache.predictor, gradient(cache), true, 2)
      return { dEmbeddings: dx!, dHeadParams: dw }
    },
  }
}
