import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core'
import { crossEntropy } from '../../../nn/cross-entropy'
import { stopGradient } from '../../../nn/stop-gradient'
import { expectShape } from '../../../tensor/shapes'
import { teacherProbs } from './teacher'

/** τ of student and teacher; the teacher's is lower. */
export interface Options {
  readonly studentTemperature: number
  readonly teacherTemperature: number
}

/**
 * DINO, Caron et al. 2021 (arXiv 2104.14294), algorithm 1: each view predicts what the teacher makes of the others,
 *
 *     L = mean over pairs a ≠ v of −(1/B) Σ softargmax((t_a − c) / τ_t) · log softargmax(s_v / τ_s)
 *
 * The teacher carries no gradient.
 * @param student outputs of the student for all V views [B, K]
 * @param teacher outputs of the teacher for the first views [B, K]
 * @param center c [1, K], see `nextCenter`
 * @returns L
 * @throws RangeError when the shapes differ
 */
export function loss(
  student: readonly Tensor2D[],
  teacher: readonly Tensor2D[],
  center: Tensor2D,
  { studentTemperature, teacherTemperature }: Options,
): Scalar {
  const { shape } = student[0]!
  for (const outputs of [...student, ...teacher]) expectShape('dino loss: outputs of a view', outputs.shape, shape)
  expectShape('dino loss: center', center.shape, [1, shape[1]])
  const pairs = teacher.flatMap((t, a) => {
    const q = stopGradient(teacherProbs(t, center, teacherTemperature))
    return student.flatMap((s, v) => (v === a ? [] : [crossEntropy(tf.div(s, studentTemperature), q)]))
  })
  return tf.div(tf.addN(pairs), pairs.length)
}
