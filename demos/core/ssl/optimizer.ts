import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core'
import { initialParams, unpack, type ParamSpec } from '../nn/parameters'
import type { AdamState } from '../optim/adam'
import { FlatAdam } from '../optim/flat-adam'
import { sgd } from '../optim/sgd'
import { Random } from '../random'

/** Adam, or gradient descent with momentum: its steps are as long as the gradient is. */
export type Optimiser = 'adam' | 'sgd'
const MOMENTUM = 0.9

/** The parameters θ [P] of some networks in a row, with the optimiser that moves them. */
export class Learner extends FlatAdam {
  private readonly paramSpecs: readonly ParamSpec[]

  constructor(
    private readonly networks: readonly (readonly ParamSpec[])[],
    seed: number,
    private readonly optimiser: Optimiser = 'adam',
  ) {
    const paramSpecs = networks.flat()
    super(initialParams(paramSpecs, new Random(seed, 'weights')))
    this.paramSpecs = paramSpecs
  }

  /** The weights of each network, of these parameters or others. */
  weights(theta = this.theta): Tensor[][] {
    const all = unpack(theta, this.paramSpecs)
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
