import type { Scalar, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import type { Dataset } from '../core/data'
import { readScalar } from '../core/tensor/read-scalar'
import type { Session, Snapshot } from '../runtime/contract'
import { Evaluation, type Visuals } from './evaluation'
import { learningRateFactor, Trainer, type Learner } from './trainer'

/** A method of self-supervised learning: what it learns from pairs of views can be looked at. */
export interface SSLLearner<Batch, Cache> extends Learner<Batch, Cache> {
  loss(cache: Cache): Scalar
  /** Representations h [n, 128] and embeddings e [n, d] of images [n, 16, 16, c]. */
  represent(images: Tensor4D): { h: Tensor2D; e: Tensor2D }
  /** All that `represent` follows from, where that is no more than parameters [P]. */
  network(): Promise<Float32Array | undefined>
}

export interface SSLSessionOptions<Batch, Cache> {
  readonly model: SSLLearner<Batch, Cache>
  readonly dataset: Dataset
  readonly seed: number
  /** Of the run: the learning rate falls to 0 over them. */
  readonly steps: number
  readonly learningRate: number
  /** The batch of a step, counted from 0: views of the training set, see `createViews`. */
  batchAt(step: number): Batch
  /** Of held-out images: a map of h with neighbours, or the normalised embeddings themselves. */
  readonly shows?: 'map' | 'embeddings'
  /** Unit vectors [K, d] to show on a map of the embeddings instead: prototypes. */
  readonly landmarks?: { readonly count: number; read(): Promise<Float32Array> }
  /** What the demo shows of the batch that the next step trains on. */
  visuals?(cache: Cache, batch: Batch): Promise<Visuals>
  /** What costs more than a step, after `step` steps. */
  evaluate?(step: number): Promise<Visuals>
}

/**
 * A session that trains one method on pairs of views and judges it on held-out images. The snapshot at step t is that
 * of the parameters θₜ on the batch that step t trains on. Ready at step 0, with what later snapshots are compared
 * with: k-NN on pixels and on the untrained encoder.
 */
export async function createSSLSession<Batch, Cache>(options: SSLSessionOptions<Batch, Cache>): Promise<Session> {
  const { model, dataset, seed, steps, learningRate, shows = 'map', landmarks } = options
  const evaluation = new Evaluation(dataset, seed, landmarks?.count)
  const trainer = new Trainer<Batch, { model: Cache }>({
    learners: { model },
    batchAt: (step) => options.batchAt(step),
    learningRate: (step) => learningRate * learningRateFactor(steps, step),
    buffers: { evaluation },
  })
  let evaluated: Visuals & { step: number } = { step: -1, metrics: {}, arrays: {} }

  async function evaluate(): Promise<void> {
    const represent = (images: Tensor4D) => model.represent(images)
    const judged = await evaluation.measure(represent, (await landmarks?.read()) ?? shows, await model.network())
    const more = await options.evaluate?.(trainer.step)
    evaluated = {
      step: trainer.step,
      metrics: { ...judged.metrics, ...more?.metrics },
      arrays: { ...judged.arrays, ...more?.arrays },
    }
  }
  const knnPixels = await evaluation.pixels()
  await evaluate()
  const baseline = { knnPixels, knnUntrained: evaluated.metrics.knn! }
  const { neighbours } = evaluated.arrays

  return {
    fixed: { ...evaluation.fixed, ...(neighbours && { untrainedNeighbours: neighbours }) },
    step: () => trainer.train(),
    async snapshot(full): Promise<Snapshot> {
      if (full && evaluated.step !== trainer.step) await evaluate()
      const { batch, caches } = trainer.forward()
      const loss = await readScalar(() => model.loss(caches.model))
      const visuals = await options.visuals?.(caches.model, batch)
      return {
        step: trainer.step,
        metrics: { loss, ...baseline, ...visuals?.metrics, ...evaluated.metrics },
        arrays: { ...visuals?.arrays, ...evaluated.arrays },
      }
    },
    /** The model's entries under `model.`, and `evaluation.map`, which the next map is turned towards. */
    stateDict: () => trainer.stateDict(),
    async loadStateDict(step, state) {
      trainer.loadStateDict(step, state)
      evaluated = { ...evaluated, step: -1 }
    },
    dispose() {
      trainer.dispose()
      evaluation.dispose()
    },
  }
}
