import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import { createProjector, EMBEDDING } from '../../../nn/encoder'
import { l2Normalize } from '../../../nn/l2-normalize'
import { loadStateDictOf, stateDictOf, type StateDict, type Stateful } from '../../../state-dict'
import type { SSLMethod } from '../../method'
import { SSLModel, type ForwardCache as ModelCache } from '../../model'
import type { Negatives } from '../../negatives'
import type { ViewBatch } from '../../views'
import { forward, gradient, type ForwardCache } from './gradient'
import { loss } from './loss'

export interface MocoOptions {
  /** m of the momentum encoder, which makes the keys. */
  readonly momentum: number
  /** τ. */
  readonly temperature: number
}
type HeadCache = ForwardCache & { e: Tensor2D }
export type MocoCache = ModelCache<HeadCache> & Pick<ViewBatch, 'images' | 'step'>

/** InfoNCE of queries with unit keys and negatives. */
export const createInfoNce = ({ momentum, temperature }: MocoOptions): SSLMethod<HeadCache> => ({
  projector: createProjector(EMBEDDING),
  momentum,
  forward: (e, _, [keys, negatives]) => ({ e, ...forward(e, keys!, negatives!, { temperature }) }),
  loss: ({ e, keys, negatives }) => loss(e, keys, negatives, { temperature }),
  gradient: (cache) => ({ dEmbeddings: gradient(cache, { temperature }) }),
})

/**
 * MoCo, He et al. 2020 (arXiv 1911.05722), algorithm 1: first views are queries of f and g, second views are keys of
 * the momentum encoder, and negatives are the keys of earlier steps.
 */
export class Moco implements Stateful {
  private readonly model: SSLModel<HeadCache>
  private readonly parts: Readonly<Record<string, Stateful>>

  /** @param negatives a queue or a memory bank; freed with the model */
  constructor(
    channels: number,
    readonly negatives: Negatives,
    options: MocoOptions,
    seed: number,
  ) {
    this.model = new SSLModel(channels, createInfoNce(options), seed)
    this.parts = { '': this.model, [negatives.name]: negatives }
  }

  forward({ views, images, step }: ViewBatch): MocoCache {
    return tf.tidy(() => {
      const [queries, keys] = tf.split(views, 2) as [Tensor4D, Tensor4D]
      const targets = [this.keysOf(keys), this.negatives.negatives(images, step)]
      return { ...this.model.forward({ views: queries }, { targets, viewCount: 1 }), images, step }
    })
  }

  update(cache: MocoCache, learningRate: number, t: number): void {
    this.model.update(cache, learningRate, t)
    this.negatives.store(cache.head.keys, cache.images, cache.step)
  }

  loss = (cache: MocoCache): Scalar => this.model.loss(cache)

  represent = (images: Tensor4D): { h: Tensor2D; e: Tensor2D } => this.model.represent(images)

  network = (): Promise<Float32Array | undefined> => this.model.network()

  /** Unit keys [n, d] of views [n, 16, 16, c] by the momentum encoder as it is now. */
  keysOf = (views: Tensor4D): Tensor2D => tf.tidy(() => l2Normalize(this.model.represent(views, 'momentumEncoder').e).z)

  /** The model's entries, and those of the negatives under `queue.` or `memoryBank.`. */
  stateDict = (): Promise<StateDict> => stateDictOf(this.parts)

  loadStateDict = (state: StateDict): void => loadStateDictOf(this.parts, state)

  dispose(): void {
    this.model.dispose()
    this.negatives.dispose()
  }
}
