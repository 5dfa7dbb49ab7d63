import { createNormalizedProjector, EMBEDDING } from '../../../nn/encoder'
import type { SSLMethod } from '../../method'
import { forward, gradient, type ForwardCache } from './gradient'
import { loss } from './loss'
import type { Options } from './terms'

/** VICReg, Bardes, Ponce and LeCun 2021 (arXiv 2105.04906): neither negatives nor asymmetry. */
export const createVicreg = (options: Options): SSLMethod<ForwardCache> => ({
  projector: createNormalizedProjector(EMBEDDING),
  forward,
  loss: ({ z1, z2 }) => loss(z1, z2, options),
  gradient: (cache) => ({ dEmbeddings: gradient(cache, options) }),
})
