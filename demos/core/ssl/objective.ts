import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import type { ParamSpec } from '../nn/parameters'

/** Tensors by name; a list where they are those of layers in sequence. */
export type Named = Record<string, Tensor | Tensor[]>

/** What makes a method of self-supervision: a loss on the embeddings e [n, d], with its own gradient. */
export interface Objective<Values extends Named = Named> {
  /** Batch normalisation of the projector's hidden layer. */
  readonly normalisesHidden?: boolean
  /** Weights of its own (a predictor, prototypes), trained with those of f and g. */
  readonly paramSpecs?: readonly ParamSpec[]
  /** A row of numbers [1, length] that starts at 0 and is not trained, but renewed after each step: a centre. */
  readonly state?: { readonly length: number; next(state: Tensor2D, values: Values): Tensor2D }
  /**
   * All that loss, gradient and picture are made of. `given` is what the embeddings are compared with besides:
   * embeddings of a network that follows, keys, a memory, the state.
   */
  evaluate(e: Tensor2D, own: readonly Tensor[], given: readonly Tensor2D[]): Values
  /** The embeddings as the loss sees them, where that is more than their direction. */
  embed?(e: Tensor2D): Tensor2D
  loss(values: Values): Scalar
  /** ∂L/∂e [n, d], ∂L/∂W of the weights of its own, and ∂L/∂ of the first of `given` where it is not stopped. */
  gradient(values: Values, own: readonly Tensor[]): { de: Tensor2D; dw?: readonly Tensor[]; dGiven?: Tensor2D }
  dispose?(): void
}
