import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core'
import { initialParameters, pack, unpack, type Slot } from '../nn/parameters'
import { adam } from '../optim/adam'
import type { AdamState } from '../optim/adam'
import { Random } from '../random'

/** The parameters θ [P] of some networks in a row, with the optimiser that moves them. */
export class Learner {
  private readonly slots: readonly Slot[]
  private state: AdamState

  constructor(
    private readonly networks: readonly (readonly Slot[])[],
    seed: number,
  ) {
    this.slots = networks.flat()
    const theta = tf.tensor1d(initialParameters(this.slots, new Random(seed, 'weights')))
    this.state = { theta, m: tf.zerosLike(theta), v: tf.zerosLike(theta) }
  }

  get theta(): Tensor1D {
    return this.state.theta
  }

  /** The weights of each network, of these parameters or others. */
  weights(theta = this.state.theta): Tensor[][] {
    const all = unpack(theta, this.slots)
    let from = 0
    return this.networks.map(({ length }) => all.slice(from, (from += length)))
  }

  /** One step of Adam, the `t`-th from 1, along the gradient of all weights in their order. */
  update(gradient: () => readonly Tensor[], learningRate: number, t: number): void {
    const next = tf.tidy(() => adam(this.state, pack(gradient()), learningRate, t))
    tf.dispose(Object.values(this.state))
    this.state = next
  }

  /** θ, m and v in a row. */
  async checkpoint(): Promise<Float32Array> {
    const { theta, m, v } = this.state
    const parts = await Promise.all([theta, m, v].map((part) => part.data<'float32'>()))
    const out = new Float32Array(3 * theta.size)
    parts.forEach((part, i) => out.set(part, i * theta.size))
    return out
  }

  restore(checkpoint: Float32Array): void {
    const size = this.state.theta.size
    const part = (i: number): Tensor1D => tf.tensor1d(checkpoint.slice(i * size, (i + 1) * size))
    tf.dispose(Object.values(this.state))
    this.state = { theta: part(0), m: part(1), v: part(2) }
  }

  dispose(): void {
    tf.dispose(Object.values(this.state))
  }
}
