import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { nonAffineBatchNorm } from '../../../nn/batch-norm'
import { dense } from '../../../nn/dense'
import { EMBEDDING, FEATURES, normalizedLayer } from '../../../nn/encoder'
import { Network } from '../../../nn/network'
import type { SSLMethod } from '../../method'
import { splitViews } from '../../view-pairs'
import { forward, gradient, targetGradient, type ForwardCache } from './gradient'
import { loss } from './loss'

/** Units of the predictor's hidden layer. */
const HIDDEN = 32

export interface SimsiamOptions {
  /** By default those of the paper. */
  readonly heads?: { readonly projector: Network; readonly predictor: Network }
  /** False: the predictions are the embeddings (section 4.2). */
  readonly hasPredictor?: boolean
  /** False: the targets carry a gradient too (section 4.1). */
  readonly stopsGradient?: boolean
  /** m: the targets come from a momentum encoder, as in BYOL. */
  readonly momentum?: number | undefined
}
type Cache = ForwardCache & { predictor: Tensor2D[]; targets: Tensor2D }

/** Projector Linear, BN, ReLU, Linear, BN, ReLU, Linear, BN and predictor Linear, BN, ReLU, Linear. */
export const createSimsiamHeads = (dimension: number) => ({
  projector: new Network([
    ...normalizedLayer(FEATURES, FEATURES),
    ...normalizedLayer(FEATURES, FEATURES),
    dense(FEATURES, dimension, 'linear', false),
    nonAffineBatchNorm,
  ]),
  predictor: new Network([...normalizedLayer(dimension, HIDDEN), dense(HIDDEN, dimension, 'linear')]),
})

/**
 * SimSiam, Chen and He 2021 (arXiv 2011.10566), algorithm 1: predictions of the other view's embedding, through which
 * no gradient passes. The options switch off what keeps it from collapse, one thing at a time.
 */
export function createSimsiam(options: SimsiamOptions = {}): SSLMethod<Cache> {
  const { heads = createSimsiamHeads(EMBEDDING), hasPredictor = true, stopsGradient = true, momentum } = options
  const predictor = hasPredictor ? heads.predictor : new Network([])
  return {
    projector: heads.projector,
    headParamSpecs: predictor.paramSpecs,
    momentum,
    forward(e, headParams, [targets = e]) {
      const predictions = predictor.forward(headParams, e, 2)
      return { predictor: predictions, targets: tf.clone(targets), ...forward(predictions.at(-1)!, targets) }
    },
    loss: ({ predictor: p, targets }) => loss(...splitViews(p.at(-1)!), ...splitViews(targets)),
    gradient(cache, headParams) {
      const { dx, dw } = predictor.backward(headParams, cache.predictor, gradient(cache), true, 2)
      if (stopsGradient) return { dEmbeddings: dx!, dHeadParams: dw }
      const dTargets = targetGradient(cache)
      return momentum === undefined
        ? { dEmbeddings: tf.add(dx!, dTargets), dHeadParams: dw }
        : { dEmbeddings: dx!, dHeadParams: dw, dTargets }
    },
  }
}
