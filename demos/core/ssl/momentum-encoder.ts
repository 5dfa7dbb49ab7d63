import * as tf from '@tensorflow/tfjs-core'
import type { Tensor1D } from '@tensorflow/tfjs-core'
import { ema } from '../optim/ema'

/** Parameters θₖ [P] of a second network, which no gradient moves: θₖ ← m θₖ + (1 − m) θ after each step. */
export class MomentumEncoder {
  theta: Tensor1D

  constructor(
    online: Tensor1D,
    readonly momentum: number,
  ) {
    this.theta = tf.clone(online)
  }

  follow(online: Tensor1D): void {
    this.become(tf.tidy(() => ema(this.theta, online, this.momentum)))
  }

  restore(checkpoint: Float32Array): void {
    this.become(tf.tensor1d(checkpoint.slice(0, this.theta.size)))
  }

  dispose(): void {
    this.theta.dispose()
  }

  private become(theta: Tensor1D): void {
    this.theta.dispose()
    this.theta = theta
  }
}
