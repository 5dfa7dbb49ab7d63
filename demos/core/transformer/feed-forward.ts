import type { Tensor2D } from '@tensorflow/tfjs-core'
import { Network } from '../nn/network'
import { dense } from '../nn/dense'
import type { Sublayer } from './sublayer'

/**
 * 1-convolution, the "feed-forward" of Vaswani et al. 2017, §3.3: max(0, x W₁ + b₁) W₂ + b₂, the same at every
 * position, which is a feedForward of kernel 1.
 */
export function feedForward(d: number, hidden: number): Sublayer<Tensor2D[]> {
  const network = new Network([dense(d, hidden, 'relu'), dense(hidden, d, 'linear')])
  return {
    paramSpecs: network.paramSpecs,
    forward(weights, x) {
      const kept = network.forward(weights, x)
      return { y: kept.at(-1)!, kept }
    },
    backward(weights, kept, dy) {
      const { dx, dw } = network.backward(weights, kept, dy, true)
      return { dx: dx!, dw }
    },
  }
}
