import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import { forward, gradient, type ForwardCache } from './methods/dino/gradient'
import { loss, nextCenter } from './methods/dino/loss'
import type { Objective } from './objective'

export interface DinoOptions {
  /** K: outputs, the dimension of the trunk. */
  readonly outputs: number
  /** τ of the student and of the teacher, the latter lower. */
  readonly student: number
  readonly teacher: number
  /** m of the centre. */
  readonly momentum: number
}
type Taught = ForwardCache & { center: Tensor2D }

/** DINO, Caron et al. 2021 (arXiv 2104.14294), algorithm 1; the momentum encoder is the teacher. Two views only. */
export function createDino({ outputs, student, teacher: sharp, momentum }: DinoOptions) {
  const options = { studentTemperature: student, teacherTemperature: sharp }
  const views = (x: Tensor2D) => tf.split(x, 2) as Tensor2D[]
  return {
    state: { length: outputs, next: (center, { teacher }) => nextCenter(center, teacher, momentum) },
    evaluate: (e: Tensor2D, _: readonly Tensor[], [teacher, center]: readonly Tensor2D[]): Taught => ({
      ...forward(e, teacher!, center!, options),
      center: tf.clone(center!),
    }),
    loss: (cache: Taught) => loss(views(cache.student), views(cache.teacher), cache.center, options),
    gradient: (cache: Taught) => ({ de: gradient(cache, options) }),
  } satisfies Objective<Taught>
}
