import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core'
import { initialParams, pack, unpack, type ParamSpec } from '../nn/parameters'
import { adam, type AdamOptions } from './adam'
import { sgd } from './sgd'
import { Random } from '../random'
import type { StateDict, Stateful } from '../state-dict'
import { loadTensors, readTensors } from '../tensor/state-tensors'

/** Adam, or gradient descent with momentum, whose steps are as long as the gradient is. */
export type OptimizerName = 'adam' | 'sgd'
const MOMENTUM = 0.9

/** State of an optimiser: θ [P] under `params`, and its moving averages [P]. */
type State =
  { params: Tensor1D; 'adam.m': Tensor1D; 'adam.v': Tensor1D } | { params: Tensor1D; 'sgd.momentum': Tensor1D }

/** The parameters θ [P] of some networks in one flat vector, and the optimiser that trains them. */
export class Optimizer implements Stateful {
  private state: State
  private readonly paramSpecs: readonly ParamSpec[]

  /**
   * @param networks the parameters of each network, in the order in which they lie in θ
   * @param initial the initial parameters [P], or the seed they are drawn from: networks that come first get the same
   * ones whatever comes after them
   * @param adamOptions what differs from the defaults of Adam
   */
  constructor(
    private readonly networks: readonly (readonly ParamSpec[])[],
    initial: number | Float32Array,
    name: OptimizerName = 'adam',
    private readonly adamOptions: AdamOptions = {},
  ) {
    this.paramSpecs = networks.flat()
    const params = tf.tensor1d(
      typeof initial === 'number' ? initialParams(this.paramSpecs, new Random(initial, 'weights')) : initial,
    )
    const zeros = () => tf.zerosLike(params)
    this.state =
      name === 'adam' ? { params, 'adam.m': zeros(), 'adam.v': zeros() } : { params, 'sgd.momentum': zeros() }
  }

  /** θ [P]. */
  get params(): Tensor1D {
    return this.state.params
  }

  /** The tensors of each network, cut out of these parameters [P] or of others. */
  unpack(params = this.params): Tensor[][] {
    const tensors = unpack(params, this.paramSpecs)
    let from = 0
    return this.networks.map(({ length }) => tensors.slice(from, (from += length)))
  }

  /**
   * One step along a gradient.
   *
   * @param gradient gives ∂L/∂W of all parameters in their order; the tensors it makes on the way are freed
   * @param t number of the step, from 1
   */
  step(gradient: () => readonly Tensor[], learningRate: number, t: number): void {
    this.setState(tf.tidy(() => this.nextState(pack(gradient()), learningRate, t)))
  }

  /** Puts other parameters in the place of θ, e.g. with some rows brought to unit length. */
  replaceParams(replace: (params: Tensor1D) => Tensor1D): void {
    const params = tf.tidy(() => replace(this.params))
    this.params.dispose()
    this.state = { ...this.state, params }
  }

  /** `params`, and `adam.m` and `adam.v`, or `sgd.momentum`: all [P]. */
  stateDict(): Promise<StateDict> {
    return readTensors(this.state)
  }

  loadStateDict(state: StateDict): void {
    this.setState(loadTensors(state, this.state))
  }

  dispose(): void {
    tf.dispose(Object.values(this.state))
  }

  private nextState(gradient: Tensor1D, learningRate: number, t: number): State {
    const { state } = this
    if ('adam.m' in state) {
      const { theta, m, v } = adam(
        { theta: state.params, m: state['adam.m'], v: state['adam.v'] },
        gradient,
        learningRate,
        t,
        this.adamOptions,
      )
      return { params: theta, 'adam.m': m, 'adam.v': v }
    }
    const { theta, momentum } = sgd(
      { theta: state.params, momentum: state['sgd.momentum'] },
      gradient,
      learningRate,
      MOMENTUM,
    )
    return { params: theta, 'sgd.momentum': momentum }
  }

  private setState(state: State): void {
    this.dispose()
    this.state = state
  }
}
