import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import type { ParamSpec } from './parameters'

/** A layer as two explicit functions, written by hand: fewer operations than automatic differentiation. */
export interface Layer {
  readonly paramSpecs: readonly ParamSpec[]
  forward(weights: readonly Tensor[], x: Tensor2D): Tensor2D
  /** From ∂L/∂y to ∂L/∂x and ∂L/∂W, W in the order of `paramSpecs`. */
  backward(
    weights: readonly Tensor[],
    x: Tensor2D,
    y: Tensor2D,
    dy: Tensor2D,
    needsDx: boolean,
  ): { dx: Tensor2D | undefined; dw: readonly Tensor[] }
}
