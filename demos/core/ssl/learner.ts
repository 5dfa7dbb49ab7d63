import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core'
import { initialParameters, unpack, type Slot } from '../nn/parameters'
import type { AdamState } from '../optim/adam'
import { FlatAdam } from '../optim/flat-adam'
import { sgd } from '../optim/sgd'
import { Random } from '../random'

/** Adam, or gradient descent with momentum: its steps are as long as the gradient is. */
export type Optimiser = 'adam' | 'sgd'
const MOMENTUM = 0.9

/** The parameters θ [P] of some networks in a row, with the optimiser that moves them. */
export class Learner extends FlatAdam {
  private readonly slots: readonly Slot[]

  constructor(
    private readonly networks: readonly (readonly Slot[])[],
    seed: number,
    private readonly optimiser: Optimiser = 'adam',
  ) {
    const slots = networks.flat()
    super(initialParameters(slots, new Random(seed, 'weights')))
    this.slots = slots
  }

  /** The weights of each network, of these parameters or others. */
  weights(theta = this.theta): Tensor[][] {
    const all = unpack(theta, this.slots)
    let from = 0
    return this.networks.map(({ length }) => all.slice(from, (from += length)))
  }

  protected override after(gradient: Tensor1D, learningRate: number, t: number): AdamState {
    if (this.optimiser === 'adam') return super.after(gradient, learningRate, t)
    const { theta, m, v } = this.state
    const next = sgd({ theta, momentum: m }, gradient, learningRate, MOMENTUM)
    return { theta: next.theta, m: next.momentum, v: tf.clone(v) }
  }
}
