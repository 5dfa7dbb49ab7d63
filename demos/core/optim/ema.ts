import * as tf from '@tensorflow/tfjs-core'
import type { Tensor } from '@tensorflow/tfjs-core'

/** Exponential moving average of parameters, θₖ ← m θₖ + (1 − m) θ: MoCo, arXiv 1911.05722, equation 2. */
export function ema<T extends Tensor>(target: T, online: T, momentum: number): T {
  return tf.add(tf.mul(target, momentum), tf.mul(online, 1 - momentum))
}
