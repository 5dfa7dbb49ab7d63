import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { swappedGradient, swappedTargets } from '../../swapped-prediction'
import type { Options } from './loss'
import { teacherProbs } from './teacher'

/** Outputs of both networks, and what the student is to predict. */
export type ForwardCache = Record<'student' | 'teacher' | 'targets', Tensor2D>

/**
 * The forward pass, for `gradient`.
 *
 * @param student outputs of the student [V·B, K], view after view
 * @param teacher outputs of the teacher for the first two views [2B, K]
 * @param center c [1, K]
 */
export function forward(
  student: Tensor2D,
  teacher: Tensor2D,
  center: Tensor2D,
  { teacherTemperature }: Pick<Options, 'teacherTemperature'>,
): ForwardCache {
  const probs = tf.split(teacherProbs(teacher, center, teacherTemperature), 2) as Tensor2D[]
  const views = Array.from({ length: (2 * student.shape[0]) / teacher.shape[0] }, (_, v) => probs[v])
  return { student, teacher: tf.clone(teacher), targets: swappedTargets(views) }
}

/**
 * Gradient of `loss` with respect to the student's outputs: one softargmax over all views, where automatic
 * differentiation takes one for each pair of views.
 *
 * @returns ∂L/∂s [V·B, K]
 */
export const gradient = (
  { student, teacher, targets }: ForwardCache,
  { studentTemperature }: Pick<Options, 'studentTemperature'>,
): Tensor2D => swappedGradient(student, targets, studentTemperature, teacher.shape[0] / 2)
