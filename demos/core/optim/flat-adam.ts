import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core'
import { pack } from '../nn/parameters'
import { adam, type AdamOptions, type AdamState } from './adam'

/** θ [P] with the averages of Adam: trained, saved, restored and freed as one. */
export class FlatAdam {
  protected state: AdamState

  constructor(
    initial: Float32Array,
    private readonly options: AdamOptions = {},
  ) {
    const theta = tf.tensor1d(initial)
    this.state = { theta, m: tf.zerosLike(theta), v: tf.zerosLike(theta) }
  }

  get theta(): Tensor1D {
    return this.state.theta
  }

  /** One step, the `t`-th from 1, along the gradient of all weights in their order. */
  update(gradient: () => readonly Tensor[], learningRate: number, t: number): void {
    const next = tf.tidy(() => this.after(pack(gradient()), learningRate, t))
    this.dispose()
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
    this.dispose()
    this.state = { theta: part(0), m: part(1), v: part(2) }
  }

  dispose(): void {
    tf.dispose(Object.values(this.state))
  }

  protected after(gradient: Tensor1D, learningRate: number, t: number): AdamState {
    return adam(this.state, gradient, learningRate, t, this.options)
  }
}
