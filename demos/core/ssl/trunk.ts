import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import { createEncoder, createProjector } from '../nn/encoder'
import { initialParameters, pack, unpack } from '../nn/parameters'
import { patches } from '../nn/patches'
import { adam } from '../optim/adam'
import type { AdamState } from '../optim/adam'
import { Random } from '../random'
import type { Objective } from './objective'

/** A forward pass and all that its backward pass needs. */
export type Pass<Values> = {
  /** Of encoder, projector and objective. */
  weights: [Tensor[], Tensor[], Tensor[]]
  /** Input and output of each layer. */
  encoder: Tensor2D[]
  projector: Tensor2D[]
  values: Values
}
/** Numbers of the embedding e, unless a method says otherwise. */
export const EMBEDDING = 64

/**
 * What all methods share: encoder f and projector g on all views at once, and the step that trains
 * them. A step is one explicit forward and one explicit backward function, and one update of θ.
 */
export class Trunk<Values extends Record<string, Tensor>> {
  private readonly encoder
  private readonly projector
  private readonly slots
  private state: AdamState

  constructor(
    channels: number,
    private readonly objective: Objective<Values>,
    seed: number,
    dimension = EMBEDDING,
  ) {
    this.encoder = createEncoder(channels)
    this.projector = createProjector(dimension)
    this.slots = [...this.encoder.slots, ...this.projector.slots, ...(objective.slots ?? [])]
    const theta = tf.tensor1d(initialParameters(this.slots, new Random(seed, 'weights')))
    this.state = { theta, m: tf.zerosLike(theta), v: tf.zerosLike(theta) }
  }

  /** All parameters in a row, [P]. */
  get theta(): Tensor1D {
    return this.state.theta
  }

  /** Weights of the objective's own. */
  own(): Tensor[] {
    return tf.tidy(() => this.unpacked(this.state.theta)[2])
  }

  /** Views [n, 16, 16, c] to the values of the loss; `given` is what the objective compares them with. */
  forward(views: Tensor4D, given: readonly Tensor2D[] = []): Pass<Values> {
    return tf.tidy(() => {
      const weights = this.unpacked(this.state.theta)
      const encoder = this.encoder.forward(weights[0], input(views))
      const projector = this.projector.forward(weights[1], encoder.at(-1)!)
      return { weights, encoder, projector, values: this.objective.evaluate(projector.at(-1)!, weights[2], given) }
    })
  }

  /** One step of Adam, the `t`-th from 1, along the gradient of a pass. */
  update({ weights, encoder, projector, values }: Pass<Values>, learningRate: number, t: number): void {
    const next = tf.tidy(() => {
      const { de, dw = [] } = this.objective.gradient(values, weights[2])
      const g = this.projector.backward(weights[1], projector, de, true)
      const f = this.encoder.backward(weights[0], encoder, g.dx!, false)
      return adam(this.state, pack([...f.dw, ...g.dw, ...dw]), learningRate, t)
    })
    tf.dispose(Object.values(this.state))
    this.state = next
  }

  /** Representations h [n, 128] and embeddings e [n, d] of images [n, 16, 16, c], by these parameters or others. */
  represent(images: Tensor4D, theta = this.state.theta): { h: Tensor2D; e: Tensor2D } {
    return tf.tidy(() => {
      const [f, g] = this.unpacked(theta)
      const h = this.encoder.forward(f, input(images)).at(-1)!
      return { h, e: this.projector.forward(g, h).at(-1)! }
    })
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
    tf.dispose(Object.values(this.state))
    const [theta, m, v] = [0, 1, 2].map((i) => tf.tensor1d(checkpoint.slice(i * size, (i + 1) * size))) as [
      Tensor1D,
      Tensor1D,
      Tensor1D,
    ]
    this.state = { theta, m, v }
  }

  dispose(): void {
    tf.dispose(Object.values(this.state))
    this.objective.dispose?.()
  }

  private unpacked(theta: Tensor1D): Pass<Values>['weights'] {
    const weights = unpack(theta, this.slots)
    const [f, g] = [this.encoder.slots.length, this.projector.slots.length]
    return [weights.slice(0, f), weights.slice(f, f + g), weights.slice(f + g)]
  }
}

/** Pixels in 0 … 1 to the stem's rows, about −1 … 1. */
const input = (images: Tensor4D): Tensor2D => patches(tf.sub(tf.mul(images, 2), 0.5))
