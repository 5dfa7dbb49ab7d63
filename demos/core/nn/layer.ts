import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import type { ParamSpec } from './parameters'

/** A layer as two explicit functions, written by hand: fewer operations than automatic differentiation. */
export interface Layer {
  readonly paramSpecs: readonly ParamSpec[]
  /** True where an output depends on the other rows of the batch, as in batch normalisation. */
  readonly usesBatchStatistics?: true
  /**
   * The output of the layer.
   *
   * @param params tensors in the order of `paramSpecs`
   * @param x rows of one view after the other
   * @param views how many views x holds, each with batch statistics of its own; 1 by default
   */
  forward(params: readonly Tensor[], x: Tensor2D, views?: number): Tensor2D
  /**
   * Gradients of the loss with respect to x (where it is needed) and to the parameters, from that with respect to y.
   *
   * @param y the output that `forward` gave for x
   * @param dy ∂L/∂y, of the shape of y
   */
  backward(
    params: readonly Tensor[],
    x: Tensor2D,
    y: Tensor2D,
    dy: Tensor2D,
    needsDx: boolean,
    views?: number,
  ): { dx: Tensor2D | undefined; dw: readonly Tensor[] }
}
