import type { Tensor2D } from '@tensorflow/tfjs-core'
import type { Network } from '../../../nn/network'
import type { SSLMethod } from '../../method'
import { splitViews } from '../../view-pairs'
import { forward, gradient, type ForwardCache } from './gradient'
import { loss } from './loss'

type Cache = ForwardCache & { e: Tensor2D }

/** Similarity of two views and nothing else, which collapses unless the projector forbids it. */
export const createSimilarity = (projector: Network): SSLMethod<Cache> => ({
  projector,
  forward: (e) => ({ e, ...forward(e) }),
  loss: ({ e }) => loss(...splitViews(e)),
  gradient: (cache) => ({ dEmbeddings: gradient(cache) }),
})
