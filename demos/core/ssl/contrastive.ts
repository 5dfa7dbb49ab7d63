import type { Tensor2D } from '@tensorflow/tfjs-core'
import { ntXentGradient, ntXentLogits, ntXentLoss, selfMask } from '../losses/nt-xent'
import { l2Normalize, l2NormalizeGradient } from '../nn/l2-normalize'
import type { Objective } from './objective'

export interface Contrast extends Record<string, Tensor2D> {
  /** Unit rows z = e / ‖e‖ [2N, d], 1 / ‖e‖ [2N, 1] and the logits [2N, 2N]. */
  z: Tensor2D
  inverse: Tensor2D
  logits: Tensor2D
}

/** SimCLR: NT-Xent over the 2N views of a batch of N images. */
export function createContrast(batch: number, temperature: number) {
  const mask = selfMask(2 * batch)
  return {
    evaluate(e: Tensor2D): Contrast {
      const { z, inverse } = l2Normalize(e)
      return { z, inverse, logits: ntXentLogits(z, mask, temperature) }
    },
    loss: ({ z, logits }: Contrast) => ntXentLoss(logits, z, temperature),
    gradient: ({ z, inverse, logits }: Contrast) => ({
      de: l2NormalizeGradient(z, inverse, ntXentGradient(logits, z, temperature)),
    }),
    dispose: () => mask.dispose(),
  } satisfies Objective<Contrast>
}
