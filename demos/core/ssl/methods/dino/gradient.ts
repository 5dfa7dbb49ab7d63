import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { swappedGradient, swappedTargets } from '../../swapped-prediction'
import { teacherProbs, type Options } from './loss'

/** Outputs of both networks, and what the student is to predict. */
export type ForwardCache = Record<'student' | 'teacher' | 'targets', Tensor2D>

/**
 * Outputs of student [V·B, K] and teacher [2B, K], view after view, and the centre [1, K], to what the gradient needs.
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

/** ∂L/∂s [V·B, K]: one softargmax over all views, where automatic differentiation takes one for each pair of views. */
export const gradient = (
  { student, teacher, targets }: ForwardCache,
  { studentTemperature }: Pick<Options, 'studentTemperature'>,
): Tensor2D => swappedGradient(student, targets, studentTemperature, teacher.shape[0] / 2)
