import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { ema } from '../../../optim/ema'

/**
 * What the teacher makes of images: q = softargmax((t − c) / τ) of each row.
 *
 * @param teacher t [n, K], its outputs
 * @param center c [1, K]
 * @param temperature τ
 * @returns q [n, K]
 */
export const teacherProbs = (teacher: Tensor2D, center: Tensor2D, temperature: number): Tensor2D =>
  tf.softmax(tf.div(tf.sub(teacher, center), temperature) as Tensor2D)

/**
 * The next centre, c ← m c + (1 − m) mean t (arXiv 2104.14294, equation 4).
 *
 * @param center c [1, K]
 * @param teacher t [n, K], the teacher's outputs for both views of the batch
 * @param momentum m
 * @returns [1, K]
 */
export const nextCenter = (center: Tensor2D, teacher: Tensor2D, momentum: number): Tensor2D =>
  ema(center, tf.mean(teacher, 0, true) as Tensor2D, momentum)
