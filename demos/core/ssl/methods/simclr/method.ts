import type { Tensor2D } from '@tensorflow/tfjs-core'
import { createProjector, EMBEDDING } from '../../../nn/encoder'
import type { SSLMethod } from '../../method'
import { splitViews } from '../../view-pairs'
import { forward, gradient, selfMask, type ForwardCache } from './gradient'
import { loss } from './loss'

export interface SimclrOptions {
  /** N. */
  readonly batchSize: number
  /** τ. */
  readonly temperature: number
  /** d of the embedding. */
  readonly dimension?: number
}
export type SimclrCache = ForwardCache & { e: Tensor2D }

/** SimCLR, Chen et al. 2020 (arXiv 2002.05709): NT-Xent over the 2N views of a batch, on a projector with one hidden layer. */
export function createSimclr({ batchSize, temperature, dimension = EMBEDDING }: SimclrOptions): SSLMethod<SimclrCache> {
  const mask = selfMask(2 * batchSize)
  return {
    projector: createProjector(dimension),
    forward: (e) => ({ e, ...forward(e, { temperature, mask }) }),
    loss: ({ e }) => loss(...splitViews(e), { temperature }),
    gradient: (cache) => ({ dEmbeddings: gradient(cache, { temperature }) }),
    dispose: () => mask.dispose(),
  }
}
