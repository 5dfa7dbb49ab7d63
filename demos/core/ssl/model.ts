import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import { createEncoder, createProjector } from '../nn/encoder'
import { patches } from '../nn/patches'
import { MomentumEncoder } from './momentum-encoder'
import { Learner, type Optimiser } from './optimizer'
import type { Named, Objective } from './objective'

/** Images through f and g, and all that the way back needs. */
type Way = {
  /** Of encoder, projector and objective. */
  weights: [Tensor[], Tensor[], Tensor[]]
  /** Input and output of each layer. */
  encoder: Tensor2D[]
  projector: Tensor2D[]
}
/** A forward pass; `second` is the way of the same views through the network that follows, if there is one. */
export type Pass<Values> = Way & { second: Way[]; values: Values }

export interface SSLModelOptions {
  readonly dimension?: number
  /** m of θₖ. */
  readonly momentum?: number | undefined
  readonly optimiser?: Optimiser
}
/** Numbers of the embedding e, unless a method says otherwise. */
export const EMBEDDING = 64

/**
 * What all methods share: encoder f and projector g on all views at once, and the step that trains
 * them. A step is one explicit forward and one explicit backward function, and one update of θ. If a method
 * asks for it, a second network of parameters θₖ ← m θₖ + (1 − m) θ follows.
 */
export class SSLModel<Values extends Named> {
  private readonly encoder
  private readonly projector
  private readonly learner: Learner
  private readonly follower: MomentumEncoder | undefined
  /** The objective's, [1, length]. */
  private state: Tensor2D | undefined

  constructor(
    channels: number,
    private readonly objective: Objective<Values>,
    seed: number,
    { dimension = EMBEDDING, momentum, optimiser }: SSLModelOptions = {},
  ) {
    this.encoder = createEncoder(channels)
    this.projector = createProjector(dimension, objective.normalisesHidden)
    this.learner = new Learner(
      [this.encoder.paramSpecs, this.projector.paramSpecs, objective.paramSpecs ?? []],
      seed,
      optimiser,
    )
    this.follower = momentum === undefined ? undefined : new MomentumEncoder(this.learner.theta, momentum)
    this.state = objective.state && tf.zeros([1, objective.state.length])
  }

  /** Weights of the objective's own. */
  own(): Tensor[] {
    return tf.tidy(() => this.weights(this.learner.theta)[2])
  }

  /**
   * Views [n, 16, 16, c] to the values of the loss. `given` is what the objective compares the embeddings with: by
   * default those of the same views by θₖ, and the state of the objective.
   */
  forward(views: Tensor4D, given?: readonly Tensor2D[]): Pass<Values> {
    return tf.tidy(() => {
      const rows = input(views)
      const way = this.through(rows, this.learner.theta)
      const second = this.follower && !given ? [this.through(rows, this.follower.theta)] : []
      const others = given ?? [...second.map(({ projector }) => projector.at(-1)!), ...(this.state ? [this.state] : [])]
      return { ...way, second, values: this.objective.evaluate(way.projector.at(-1)!, way.weights[2], others) }
    })
  }

  /** One step, the `t`-th from 1, along the gradient of a pass; then θₖ and the objective's state move on. */
  update(pass: Pass<Values>, learningRate: number, t: number): void {
    const gradient = (): Tensor[] => {
      const { de, dw = [], dGiven } = this.objective.gradient(pass.values, pass.weights[2])
      const parts = this.back(pass, de)
      const [second] = pass.second
      if (!second || !dGiven) return [...parts, ...dw]
      // θₖ depends on θ with slope 1 − m: so much of a gradient that is not stopped arrives by that way
      const slope = 1 - this.follower!.momentum
      const others = this.back(second, dGiven)
      return [...parts.map((part, i) => tf.add(part, tf.mul(others[i]!, slope))), ...dw]
    }
    this.learner.update(gradient, learningRate, t)
    this.follower?.follow(this.learner.theta)
    const { state } = this
    if (state) this.become(tf.tidy(() => this.objective.state!.next(state, pass.values)))
  }

  /** Representations h [n, 128] and embeddings e [n, d] of images [n, 16, 16, c], by θ or by θₖ. */
  represent(images: Tensor4D, by: 'learner' | 'follower' = 'learner'): { h: Tensor2D; e: Tensor2D } {
    return tf.tidy(() => {
      const { encoder, projector } = this.through(input(images), this[by]!.theta)
      return { h: encoder.at(-1)!, e: projector.at(-1)! }
    })
  }

  /** θ [P]. */
  network(): Promise<Float32Array> {
    return this.learner.theta.data<'float32'>()
  }

  /** What each layer of f and then of g makes of images [n, 16, 16, c]: [n, all its numbers]. */
  layers(images: Tensor4D): Tensor2D[] {
    return tf.tidy(() => {
      const { encoder, projector } = this.through(input(images), this.learner.theta)
      return [...encoder.slice(1), ...projector.slice(1)].map((y) => tf.reshape(y, [images.shape[0], -1]))
    })
  }

  /** θ and its optimiser, θₖ, then the objective's state. */
  async checkpoint(): Promise<Float32Array> {
    const [training, ...others] = await Promise.all([
      this.learner.checkpoint(),
      ...(this.follower ? [this.follower.theta.data<'float32'>()] : []),
      ...(this.state ? [this.state.data<'float32'>()] : []),
    ])
    return Float32Array.from([...training, ...others.flatMap((part) => [...part])])
  }

  restore(checkpoint: Float32Array): void {
    this.learner.restore(checkpoint)
    this.follower?.restore(checkpoint.subarray(3 * this.follower.theta.size))
    if (!this.state) return
    this.become(tf.tensor2d(checkpoint.slice(checkpoint.length - this.state.size), this.state.shape))
  }

  dispose(): void {
    this.learner.dispose()
    this.follower?.dispose()
    this.state?.dispose()
    this.objective.dispose?.()
  }

  private become(state: Tensor2D): void {
    this.state?.dispose()
    this.state = state
  }

  private through(rows: Tensor2D, theta: Tensor1D): Way {
    const weights = this.weights(theta)
    const encoder = this.encoder.forward(weights[0], rows)
    return { weights, encoder, projector: this.projector.forward(weights[1], encoder.at(-1)!) }
  }

  /** Gradients of f and g from ∂L/∂e. */
  private back({ weights, encoder, projector }: Way, de: Tensor2D): Tensor[] {
    const g = this.projector.backward(weights[1], projector, de, true)
    const f = this.encoder.backward(weights[0], encoder, g.dx!, false)
    return [...f.dw, ...g.dw]
  }

  private weights(theta: Tensor1D): Way['weights'] {
    return this.learner.weights(theta) as Way['weights']
  }
}

/** Pixels in 0 … 1 to the stem's rows, about −1 … 1. */
export const input = (images: Tensor4D): Tensor2D => patches(tf.sub(tf.mul(images, 2), 0.5))
