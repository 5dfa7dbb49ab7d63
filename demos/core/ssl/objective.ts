import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import type { Slot } from '../nn/parameters'

/** What makes a method of self-supervision: a loss on the embeddings e [n, d], with its own gradient. */
export interface Objective<Values extends Record<string, Tensor> = Record<string, Tensor>> {
  /** Weights of its own (a predictor, prototypes), trained with those of f and g. */
  readonly slots?: readonly Slot[]
  /**
   * All that loss, gradient and picture are made of. `given` is what the embeddings are compared with
   * besides (keys of another network, a memory); it gets no gradient.
   */
  evaluate(e: Tensor2D, own: readonly Tensor[], given: readonly Tensor2D[]): Values
  /** The embeddings as the loss sees them, where that is more than their direction. */
  embed?(e: Tensor2D): Tensor2D
  loss(values: Values): Scalar
  /** ∂L/∂e [n, d], and ∂L/∂W of the weights of its own. */
  gradient(values: Values, own: readonly Tensor[]): { de: Tensor2D; dw?: readonly Tensor[] }
  dispose?(): void
}
