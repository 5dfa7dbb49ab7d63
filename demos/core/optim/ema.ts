import * as tf from '@tensorflow/tfjs-core'
import type { Tensor } from '@tensorflow/tfjs-core'
import { expectShape } from '../tensor/shapes'

/**
 * Exponential moving average of parameters, θₖ ← m θₖ + (1 − m) θ: MoCo, He et al. 2020 (arXiv 1911.05722), equation 2.
 *
 * @param target θₖ, the average
 * @param online θ, of the same shape
 * @param momentum m
 * @throws RangeError when the shapes differ
 */
export function ema<T extends Tensor>(target: T, online: T, momentum: number): T {
  expectShape('ema: online', online.shape, target.shape)
  return tf.add(tf.mul(target, momentum), tf.mul(online, 1 - momentum))
}
