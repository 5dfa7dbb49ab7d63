import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import type { Network } from '../nn/network'
import type { ParamSpec } from '../nn/parameters'
import type { Stateful } from '../state-dict'

/** Tensors by name; a list where they are those of layers in sequence. */
export type TensorMap = Record<string, Tensor | Tensor[]>

/**
 * What a method of self-supervised learning adds to the encoder f: a projector g, a head with parameters of its own,
 * a second network that follows slowly, and a loss on the embeddings e = g(f(x)) with its own gradient.
 */
export interface SSLMethod<Cache extends TensorMap = TensorMap> {
  readonly projector: Network
  /** Parameters after the projector (a predictor, prototypes), trained with those of f and g. */
  readonly headParamSpecs?: readonly ParamSpec[]
  /** m of a momentum encoder, θₖ ← m θₖ + (1 − m) θ. */
  readonly momentum?: number | undefined
  /** What is kept from step to step besides, under the names that a state dict gives it: a centre, a queue. */
  readonly buffers?: Readonly<Record<string, Stateful>>
  /**
   * All that the loss, the gradient and the demo's picture are made of.
   *
   * @param embeddings e [2N, d] of the batch, N first views and then the second view of each
   * @param headParams tensors in the order of `headParamSpecs`
   * @param targets what the embeddings are compared with besides: embeddings by the momentum encoder, keys, negatives
   */
  forward(embeddings: Tensor2D, headParams: readonly Tensor[], targets: readonly Tensor2D[]): Cache
  /** The loss as the paper writes it. */
  loss(cache: Cache): Scalar
  /**
   * ∂L/∂e [2N, d], ∂L/∂W of the head's parameters, and ∂L/∂ of the first of the targets where it is not stopped.
   *
   * @param t number of the step, from 1
   */
  gradient(
    cache: Cache,
    headParams: readonly Tensor[],
    t: number,
  ): { dEmbeddings: Tensor2D; dHeadParams?: readonly Tensor[]; dTargets?: Tensor2D }
  /** What the head's parameters become before the first step and after each: prototypes of unit length. */
  constrainHead?(headParams: readonly Tensor[]): readonly Tensor[]
  /** Renews the buffers after each step. */
  afterStep?(cache: Cache): void
  /** Frees what the method keeps for a whole run. */
  dispose?(): void
}
