import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core'
import { l2Normalize } from '../../../nn/l2-normalize'
import { stopGradient } from '../../../nn/stop-gradient'
import { expectShape } from '../../../tensor/shapes'

export interface Options {
  /** False: the targets move too, which collapses. */
  readonly stopGradient?: boolean
}

/**
 * SimSiam, Chen and He 2021 (arXiv 2011.10566), equations 1 to 4:
 *
 *     L = ½ D(p₁, z₂) + ½ D(p₂, z₁),  D(p, z) = −(1/N) Σᵢ cos(pᵢ, zᵢ)
 *
 * D takes z for a constant.
 *
 * @param p1 predictions from the first views [N, d]
 * @param p2 predictions from the second views [N, d]
 * @param z1 projections of the first views [N, d]
 * @param z2 projections of the second views [N, d]
 * @returns L, from −1 to 1
 * @throws RangeError when the shapes differ
 */
export function loss(p1: Tensor2D, p2: Tensor2D, z1: Tensor2D, z2: Tensor2D, options: Options = {}): Scalar {
  for (const [name, x] of Object.entries({ p2, z1, z2 })) expectShape(`simsiam loss: ${name}`, x.shape, p1.shape)
  const target = (z: Tensor2D): Tensor2D => (options.stopGradient === false ? z : stopGradient(z))
  const D = (p: Tensor2D, z: Tensor2D) => tf.neg(tf.mean(tf.sum(tf.mul(l2Normalize(p).z, l2Normalize(target(z)).z), 1)))
  return tf.div(tf.add(D(p1, z2), D(p2, z1)), 2)
}
