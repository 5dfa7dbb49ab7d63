import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import { dinoCodes, nextCentre } from '../losses/dino'
import { swappedCodes, swavGradient, swavLoss } from '../losses/swav'
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
/** Outputs of both networks [2N, K] and what the student is to predict, the teacher's codes of the other view. */
type Taught = Record<'outputs' | 'teacher' | 'targets', Tensor2D>

/** DINO, Caron et al. 2021 (arXiv 2104.14294), algorithm 1; the trunk's follower is the teacher. Two views only. */
export function createDino({ outputs, student, teacher: sharp, momentum }: DinoOptions) {
  return {
    state: { length: outputs, next: (centre, { teacher }) => nextCentre(centre, teacher, momentum) },
    evaluate(e: Tensor2D, _: readonly Tensor[], [teacher, centre]: readonly Tensor2D[]): Taught {
      const codes = tf.split(dinoCodes(teacher!, centre!, sharp), 2) as Tensor2D[]
      return { outputs: e, teacher: teacher!, targets: swappedCodes(codes, 2) }
    },
    loss: ({ outputs: s, targets }: Taught) => swavLoss(s, targets, student, s.shape[0] / 2),
    gradient: ({ outputs: s, targets }: Taught) => ({ de: swavGradient(s, targets, student, s.shape[0] / 2) }),
  } satisfies Objective<Taught>
}
