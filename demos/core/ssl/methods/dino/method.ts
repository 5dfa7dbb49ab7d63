import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { createProjector } from '../../../nn/encoder'
import { SavedTensor } from '../../../tensor/state-tensors'
import type { SSLMethod } from '../../method'
import { splitViews } from '../../view-pairs'
import { forward, gradient, type ForwardCache } from './gradient'
import { loss, type Options } from './loss'
import { nextCenter } from './teacher'

export interface DinoOptions extends Options {
  /** K: outputs of both networks. */
  readonly outputs: number
  /** m of the momentum encoder, which is the teacher, and of the centre. */
  readonly momentum: number
  readonly centerMomentum: number
}

/** DINO, Caron et al. 2021 (arXiv 2104.14294), algorithm 1, with two views of each image. */
export function createDino(options: DinoOptions): SSLMethod<ForwardCache> {
  const { outputs, momentum, centerMomentum } = options
  const center = new SavedTensor<Tensor2D>(tf.zeros([1, outputs]))
  return {
    projector: createProjector(outputs),
    momentum,
    buffers: { center },
    forward: (e, _, [teacher]) => forward(e, teacher!, center.value, options),
    loss: ({ student, teacher }) => loss(splitViews(student), splitViews(teacher), center.value, options),
    gradient: (cache) => ({ dEmbeddings: gradient(cache, options) }),
    afterStep: ({ teacher }) => center.set(tf.tidy(() => nextCenter(center.value, teacher, centerMomentum))),
    dispose: () => center.dispose(),
  }
}
