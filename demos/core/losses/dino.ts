/**
 * DINO, Caron et al. 2021 (arXiv 2104.14294), algorithm 1: the student predicts, as in SwAV, what the teacher makes
 * of the other views; `swappedCodes`, `swavLoss` and `swavGradient` are its loss. Only the codes differ: no
 * equipartition, but outputs less their running mean (against one output winning all) and sharpened by a low
 * temperature (against all outputs being equal).
 */
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { ema } from '../optim/ema'

/** q = softargmax((t − c) / τ) of each row of the teacher's outputs t [n, K]; centre c [1, K]. */
export const dinoCodes = (teacher: Tensor2D, centre: Tensor2D, temperature: number): Tensor2D =>
  tf.softmax(tf.div(tf.sub(teacher, centre), temperature) as Tensor2D)

/** c ← m c + (1 − m) mean of the teacher's outputs over both views of the batch. */
export const nextCentre = (centre: Tensor2D, teacher: Tensor2D, momentum: number): Tensor2D =>
  ema(centre, tf.mean(teacher, 0, true) as Tensor2D, momentum)
