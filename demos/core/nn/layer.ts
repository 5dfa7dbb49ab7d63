import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import type { Slot } from './parameters'

/** A layer as two explicit functions, written by hand: fewer operations than automatic differentiation. */
export interface Layer {
  readonly slots: readonly Slot[]
  forward(weights: readonly Tensor[], x: Tensor2D): Tensor2D
  /** From ∂L/∂y to ∂L/∂x and ∂L/∂W, W in the order of `slots`. */
  backward(
    weights: readonly Tensor[],
    x: Tensor2D,
    y: Tensor2D,
    dy: Tensor2D,
    needsDx: boolean,
  ): { dx: Tensor2D | undefined; dw: readonly Tensor[] }
}
