import type { Tensor2D } from '@tensorflow/tfjs-core'
import { forward, gradient, type ForwardCache } from './methods/vicreg/gradient'
import { loss, type Options } from './methods/vicreg/loss'
import type { Objective } from './objective'

/** VICReg, Bardes, Ponce and LeCun 2021 (arXiv 2105.04906): neither negatives nor asymmetry. */
export function createVicreg(options: Options) {
  return {
    evaluate: (e: Tensor2D) => forward(e),
    loss: ({ z1, z2 }: ForwardCache) => loss(z1, z2, options),
    gradient: (cache: ForwardCache) => ({ de: gradient(cache, options) }),
  } satisfies Objective<ForwardCache>
}
