import type { Tensor2D } from '@tensorflow/tfjs-core'
import { dense } from '../nn/dense'
import { Network } from '../nn/network'
import type { Sublayer } from './sublayer'

/**
 * Position-wise feed-forward network, Vaswani et al. 2017 (arXiv 1706.03762), §3.3: max(0, x W₁ + b₁) W₂ + b₂. It is the
 * same at every position, hence a convolution of kernel 1: the lecture calls it 1-convolution.
 *
 * @param d numbers of a token
 * @param hidden numbers between the two layers
 */
export function feedForward(d: number, hidden: number): Sublayer<Tensor2D[]> {
  const network = new Network([dense(d, hidden, 'relu'), dense(hidden, d, 'linear')])
  return {
    paramSpecs: network.paramSpecs,
    forward(weights, x) {
      const cache = network.forward(weights, x)
      return { y: cache.at(-1)!, cache }
    },
    backward(weights, cache, dy) {
      const { dx, dw } = network.backward(weights, cache, dy, true)
      return { dx: dx!, dw }
    },
  }
}
