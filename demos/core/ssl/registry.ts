import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D, Tensor4D, TensorContainer } from '@tensorflow/tfjs-core'
import { createBarlowTwins } from './barlow'
import { createContrast } from './contrastive'
import { createDino } from './dino'
import { createDistillation } from './distillation'
import { createQueue } from './memory'
import { methodOf, type Method } from './method'
import { Moco } from './moco'
import type { Named, Objective } from './objective'
import { createPirlAdapter } from './pirl-adapter'
import { createSwav } from './swav'
import { EMBEDDING, SSLModel } from './model'
import { createVicreg } from './vicreg'
import type { ViewSource } from './views'

/** Methods by family: none, contrastive, clustering, distillation, redundancy, distillation by codes. */
export const METHOD_NAMES = [
  'similarity',
  'simclr',
  'moco',
  'pirl',
  'swav',
  'byol',
  'simsiam',
  'barlow',
  'vicreg',
  'dino',
] as const
export type MethodName = (typeof METHOD_NAMES)[number]

/** What a race needs of a method. */
export interface MethodRun {
  /** Trains on views [2N, 16, 16, c]; the `t`-th update, from 1, which sees the batch t − 1. */
  step(views: Tensor4D, learningRate: number, t: number): void
  /** h [n, 128]. */
  features(images: Tensor4D): Tensor2D
  /** All numbers kept from one step to the next, those of the encoder first. */
  checkpoint(): Promise<Float32Array>
  restore(checkpoint: Float32Array): void
  dispose(): void
}
export interface Setting {
  readonly source: ViewSource
  /** Which images each step sees. */
  readonly batches: (step: number) => Int32Array
  /** N. */
  readonly batch: number
  readonly seed: number
}
/** Of Adam: for each method the better one of 0.003 and 0.01, on a start that no poster shows. */
export const LEARNING_RATES: Readonly<Record<MethodName, number>> = {
  similarity: 0.01,
  simclr: 0.01,
  moco: 0.01,
  pirl: 0.01,
  swav: 0.003,
  byol: 0.01,
  simsiam: 0.003,
  barlow: 0.01,
  vicreg: 0.003,
  dino: 0.01,
}
const TEMPERATURE = 0.2
/** m of the networks that follow: short runs need a faster one than the published .99 to .999. */
const FOLLOWS = 0.95
const QUEUE = 1024

/** A method on the trunk, with the encoder of the seed: only what comes after it is the method's own. */
export function enter(name: MethodName, setting: Setting): MethodRun {
  const { source, batch, batches, seed } = setting
  const on = <V extends Named>(objective: Objective<V>, momentum?: number): MethodRun =>
    entrantOf(methodOf(new SSLModel(source.channels, objective, seed, { momentum }), objective))
  const asymmetric = { dimension: EMBEDDING, predictor: true, stopGradient: true } as const
  switch (name) {
    case 'similarity':
      return on(createDistillation({ dimension: EMBEDDING }))
    case 'simclr':
      return on(createContrast(batch, TEMPERATURE))
    case 'moco': {
      const queue = createQueue(QUEUE, EMBEDDING, batch, seed)
      return entrantOf(new Moco(source.channels, queue, batches, FOLLOWS, TEMPERATURE, seed))
    }
    case 'pirl':
      return createPirlAdapter(setting)
    case 'swav':
      return on(
        createSwav({ prototypes: 32, dimension: EMBEDDING, epsilon: 0.05, temperature: 0.1, equipartition: true }),
      )
    case 'byol':
      return on(createDistillation({ ...asymmetric, batchNorm: 'hidden' }), FOLLOWS)
    case 'simsiam':
      return on(createDistillation({ ...asymmetric, batchNorm: 'output' }))
    case 'barlow':
      return on(createBarlowTwins(0.05))
    case 'vicreg':
      return on(createVicreg({ invariance: 25, variance: 25, covariance: 1 }))
    case 'dino':
      return on(createDino({ outputs: EMBEDDING, student: 0.1, teacher: 0.04, momentum: 0.9 }), FOLLOWS)
  }
}

function entrantOf<P extends TensorContainer>(method: Method<P>): MethodRun {
  return {
    step(views, learningRate, t) {
      const pass = method.forward(views, t - 1)
      method.update(pass, learningRate, t)
      tf.dispose(pass)
    },
    features: (images) => tf.tidy(() => method.represent(images).h),
    checkpoint: () => method.checkpoint(),
    restore: (checkpoint) => method.restore(checkpoint),
    dispose: () => method.dispose(),
  }
}
