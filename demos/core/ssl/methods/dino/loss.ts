import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core'
import { crossEntropy } from '../../../nn/cross-entropy'
import { stopGradient } from '../../../nn/stop-gradient'
import { ema } from '../../../optim/ema'

export interface Options {
  /** τ of the student. */
  readonly studentTemperature: number
  /** τ of the teacher, lower: its distributions are sharper. */
  readonly teacherTemperature: number
}

/**
 * DINO, Caron et al. 2021 (arXiv 2104.14294), equations 1 to 3 and algorithm 1: the student predicts, from each view,
 * what the teacher makes of the other views,
 *
 *     L = mean over pairs a ≠ v of −(1/B) Σ softargmax((t_a − c) / τ_t) · log softargmax(s_v / τ_s)
 *
 * The teacher carries no gradient. Its centre c keeps one output from winning all, and its low temperature keeps the
 * outputs from being all equal.
 *
 * @param student outputs of the student for all V views [B, K]
 * @param teacher outputs of the teacher for the first views [B, K]
 * @param center c [1, K], see `nextCenter`
 * @returns L, the mean over pairs and batch
 */
export function loss(
  student: readonly Tensor2D[],
  teacher: readonly Tensor2D[],
  center: Tensor2D,
  { studentTemperature, teacherTemperature }: Options,
): Scalar {
  const pairs = teacher.flatMap((t, a) => {
    const q = stopGradient(teacherProbs(t, center, teacherTemperature))
    return student.flatMap((s, v) => (v === a ? [] : [crossEntropy(tf.div(s, studentTemperature), q)]))
  })
  return tf.div(tf.addN(pairs), pairs.length)
}

/** q = softargmax((t − c) / τ) of each row of the teacher's outputs t [n, K]; centre c [1, K]. */
export const teacherProbs = (teacher: Tensor2D, center: Tensor2D, temperature: number): Tensor2D =>
  tf.softmax(tf.div(tf.sub(teacher, center), temperature) as Tensor2D)

/** c ← m c + (1 − m) mean of the teacher's outputs [n, K] over both views of the batch (equation 4). */
export const nextCenter = (center: Tensor2D, teacher: Tensor2D, momentum: number): Tensor2D =>
  ema(center, tf.mean(teacher, 0, true) as Tensor2D, momentum)
