import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import { createProjector, EMBEDDING } from '../nn/encoder'
import type { Stateful } from '../state-dict'
import type { SSLMethod, TensorMap } from './method'
import { createBarlowTwins } from './methods/barlow-twins/method'
import { createByol } from './methods/byol/method'
import { createDino } from './methods/dino/method'
import { Moco } from './methods/moco/method'
import { createSimclr } from './methods/simclr/method'
import { createSimilarity } from './methods/similarity/method'
import { createSimsiam } from './methods/simsiam/method'
import { createSwav } from './methods/swav/method'
import { createVicreg } from './methods/vicreg/method'
import { SSLModel } from './model'
import { createPirlAdapter } from './pirl-adapter'
import { Queue } from './queue'
import type { ImageSource, ViewBatch } from './views'

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

/** A method with the network that it trains. */
export interface MethodRun<Cache = unknown> extends Stateful {
  forward(batch: ViewBatch): Cache
  /** The `t`-th step, from 1. */
  update(cache: Cache, learningRate: number, t: number): void
  /** h [n, 128] and e [n, d] of images [n, 16, 16, c]. */
  represent(images: Tensor4D): { h: Tensor2D; e: Tensor2D }
  dispose(): void
}
export interface MethodOptions {
  readonly source: ImageSource
  /** N. */
  readonly batchSize: number
  readonly seed: number
}
/** Of Adam: for each method the better one of 0.003 and 0.01 on a validation split, see docs/recipes.md. */
export const LEARNING_RATES: Readonly<Record<MethodName, number>> = {
  similarity: 0.01,
  simclr: 0.01,
  moco: 0.01,
  pirl: 0.01,
  swav: 0.01,
  byol: 0.01,
  simsiam: 0.003,
  barlow: 0.01,
  vicreg: 0.01,
  dino: 0.01,
}
const TEMPERATURE = 0.2
/** m of the momentum encoders: short runs need a faster one than the published .99 to .999. */
const MOMENTUM = 0.95
const QUEUE_LENGTH = 1024

/** A method with the encoder of the seed: only what comes after the encoder is the method's own. */
export function createMethod(name: MethodName, options: MethodOptions): MethodRun {
  const { source, batchSize, seed } = options
  const { channels } = source
  const train = <Cache extends TensorMap>(method: SSLMethod<Cache>) => new SSLModel(channels, method, seed)
  switch (name) {
    case 'similarity':
      return train(createSimilarity(createProjector(EMBEDDING)))
    case 'simclr':
      return train(createSimclr({ batchSize, temperature: TEMPERATURE }))
    case 'moco': {
      const queue = new Queue(QUEUE_LENGTH, EMBEDDING, batchSize, seed)
      return new Moco(channels, queue, { momentum: MOMENTUM, temperature: TEMPERATURE }, seed)
    }
    case 'pirl':
      return createPirlAdapter(options)
    case 'swav':
      return train(createSwav({ prototypes: 32, epsilon: 0.05, temperature: 0.1 }))
    case 'byol':
      return train(createByol(MOMENTUM))
    case 'simsiam':
      return train(createSimsiam())
    case 'barlow':
      return train(createBarlowTwins({ lambda: 0.05 }))
    case 'vicreg':
      return train(createVicreg({ invariance: 25, variance: 25, covariance: 1 }))
    case 'dino':
      return train(
        createDino({
          outputs: EMBEDDING,
          studentTemperature: 0.1,
          teacherTemperature: 0.04,
          momentum: MOMENTUM,
          centerMomentum: 0.9,
        }),
      )
  }
}
