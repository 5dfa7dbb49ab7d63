import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core'
import { expectShape } from '../../../tensor/shapes'
import { terms, type Options } from './terms'

/**
 * VICReg, Bardes, Ponce and LeCun 2021 (arXiv 2105.04906), equations 1 to 6, with the means of the authors' code:
 *
 *     L = λ s(z₁, z₂) + μ v(z₁, z₂) + ν c(z₁, z₂)
 *     s = mean of (z₁ − z₂)²,  v = mean of max(0, 1 − √(Var + ε)) over dimensions and views
 *     c = Σ over both views of (1/D) Σ_{i≠j} Cov²ᵢⱼ
 *
 * @param z1 embeddings of the first views [N, D]
 * @param z2 embeddings of the second views [N, D]
 * @param options λ (invariance), μ (variance), ν (covariance)
 * @throws RangeError when the shapes differ
 */
export function loss(z1: Tensor2D, z2: Tensor2D, options: Options): Scalar {
  expectShape('vicreg loss: z2', z2.shape, z1.shape)
  const { invariance, variance, covariance } = terms(z1, z2)
  return tf.addN([
    tf.mul(invariance, options.invariance),
    tf.mul(variance, options.variance),
    tf.mul(covariance, options.covariance),
  ])
}
