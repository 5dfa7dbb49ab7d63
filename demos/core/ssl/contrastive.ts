import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { forward, gradient, selfMask, type ForwardCache } from './methods/simclr/gradient'
import { loss } from './methods/simclr/loss'
import type { Objective } from './objective'

export type Contrast = ForwardCache & { e: Tensor2D }

/** SimCLR: NT-Xent over the 2N views of a batch of N images. */
export function createContrast(batch: number, temperature: number) {
  const mask = selfMask(2 * batch)
  return {
    evaluate: (e: Tensor2D): Contrast => ({ e, ...forward(e, { temperature, mask }) }),
    loss: ({ e }: Contrast) => loss(...(tf.split(e, 2) as [Tensor2D, Tensor2D]), { temperature }),
    gradient: (cache: Contrast) => ({ de: gradient(cache, { temperature }) }),
    dispose: () => mask.dispose(),
  } satisfies Objective<Contrast>
}
