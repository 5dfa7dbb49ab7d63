import type { Tensor2D } from '@tensorflow/tfjs-core'
import { createNormalizedProjector, EMBEDDING } from '../../../nn/encoder'
import type { SSLMethod } from '../../method'
import { splitViews } from '../../view-pairs'
import { forward, gradient, type ForwardCache } from './gradient'
import { loss, type Options } from './loss'

export type BarlowTwinsCache = ForwardCache & { e: Tensor2D }

/** Barlow Twins, Zbontar et al. 2021 (arXiv 2103.03230), on the embeddings of a projector with batch normalisation. */
export const createBarlowTwins = (options: Options, dimension = EMBEDDING): SSLMethod<BarlowTwinsCache> => ({
  projector: createNormalizedProjector(dimension),
  forward: (e) => ({ e, ...forward(e, options) }),
  loss: ({ e }) => loss(...splitViews(e), options),
  gradient: (cache) => ({ dEmbeddings: gradient(cache, options) }),
})
