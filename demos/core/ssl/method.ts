import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor2D, Tensor4D, TensorContainer } from '@tensorflow/tfjs-core'
import type { NdArray } from '../ndarray'
import type { Named, Objective } from './objective'
import type { Pass, SSLModel } from './model'

/** Figures and arrays of a snapshot. */
export interface Picture {
  readonly metrics: Readonly<Record<string, number>>
  readonly arrays: Readonly<Record<string, NdArray>>
}

/** A network that learns from pairs of views, whatever its loss: what a session trains, judges and saves. */
export interface Method<P extends TensorContainer> {
  /** Of held-out images: a map of h with neighbours, or the normalised embeddings themselves. */
  readonly shows: 'map' | 'embeddings'
  /** Unit vectors [K, d] to show on a map of the embeddings instead: prototypes. */
  readonly landmarks?: { readonly count: number; read(): Promise<Float32Array> }
  /** Views [2N, 16, 16, c] of the batch that `step` trains on: N first views, then the second ones. */
  forward(views: Tensor4D, step: number): P
  /** The `t`-th update, from 1. */
  update(pass: P, learningRate: number, t: number): void
  loss(pass: P): Scalar
  /** What a view shows of the batch at hand. */
  picture(pass: P, views: Tensor4D, step: number): Promise<Picture>
  /** What costs more than a step; `viewsAt` makes the views of any step again. */
  measure?(viewsAt: (step: number) => Tensor4D, step: number): Promise<Picture>
  represent(images: Tensor4D): { h: Tensor2D; e: Tensor2D }
  /** All that `represent` follows from [P], where that is no more than the parameters of encoder and projector. */
  network?(): Promise<Float32Array>
  checkpoint(): Promise<Float32Array>
  restore(checkpoint: Float32Array): void
  dispose(): void
}

/** The method of a loss on the embeddings of both views. */
export function methodOf<Values extends Named>(
  trunk: SSLModel<Values>,
  objective: Objective<Values>,
  picture: (values: Values, views: Tensor4D) => Promise<Picture> = async () => ({ metrics: {}, arrays: {} }),
): Method<Pass<Values>> {
  return {
    shows: 'map',
    forward: (views) => trunk.forward(views),
    update: (pass, learningRate, t) => trunk.update(pass, learningRate, t),
    loss: ({ values }) => objective.loss(values),
    picture: ({ values }, views) => picture(values, views),
    represent: (images) =>
      tf.tidy(() => {
        const { h, e } = trunk.represent(images)
        return { h, e: objective.embed?.(e) ?? e }
      }),
    ...(!objective.embed && !objective.normalisesHidden && { network: () => trunk.network() }),
    checkpoint: () => trunk.checkpoint(),
    restore: (checkpoint) => trunk.restore(checkpoint),
    dispose: () => trunk.dispose(),
  }
}
