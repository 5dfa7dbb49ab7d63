import * as tf from '@tensorflow/tfjs-core'
import type { Tensor1D } from '@tensorflow/tfjs-core'
import { ema } from '../optim/ema'
import type { StateDict, Stateful } from '../state-dict'
import { loadTensors, readTensors } from '../tensor/state-tensors'

/**
 * Parameters θₖ [P] of a second network, which no gradient moves: θₖ ← m θₖ + (1 − m) θ after each step.
 *
 * @see MoCo, He et al. 2020 (arXiv 1911.05722), equation 2
 */
export class MomentumEncoder implements Stateful {
  params: Tensor1D

  /** Begins equal to the trained network, of parameters θ [P]. */
  constructor(
    params: Tensor1D,
    readonly momentum: number,
  ) {
    this.params = tf.clone(params)
  }

  /** @param params θ [P] after a step of the trained network */
  update(params: Tensor1D): void {
    this.become(tf.tidy(() => ema(this.params, params, this.momentum)))
  }

  stateDict(): Promise<StateDict> {
    return readTensors({ params: this.params })
  }

  loadStateDict(state: StateDict): void {
    this.become(loadTensors(state, { params: this.params }).params)
  }

  dispose(): void {
    this.params.dispose()
  }

  private become(params: Tensor1D): void {
    this.params.dispose()
    this.params = params
  }
}
