import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core'

/** What makes a method of self-supervision: a loss on the embeddings e [2N, d], with its own gradient. */
export interface Objective<Values extends Record<string, Tensor> = Record<string, Tensor>> {
  /** All that loss, gradient and picture are made of. */
  evaluate(e: Tensor2D): Values
  loss(values: Values): Scalar
  /** ∂L/∂e [2N, d]. */
  gradient(values: Values): Tensor2D
  dispose(): void
}
