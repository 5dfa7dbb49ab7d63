import { flatData, flatState } from '../core/flat-state'
import type { StateDict } from '../core/state-dict'
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor4D, TensorContainer } from '@tensorflow/tfjs-core'
import type { NdArray } from '../core/ndarray'
import type { Session, Snapshot } from '../runtime/contract'
import type { AugmentationStrengths } from '../core/augment/sample-views'
import type { Dataset } from '../core/data'
import { warmupCosine } from '../core/optim/schedule'
import { Evaluation } from './evaluation'
import type { Method, Picture } from '../core/ssl/method'
import { createViews } from '../core/ssl/views'

export interface Recipe extends AugmentationStrengths {
  /** N images a step. */
  readonly batchSize: number
  readonly learningRate: number
}
const WARMUP = 10

/**
 * A run of a method: batches, learning rate, judgement and checkpoints. The picture at step t is that of
 * θₜ on the batch that step t trains on; its forward pass is kept, and the step only adds the backward one.
 */
export class Training<P extends TensorContainer> implements Session {
  fixed: Readonly<Record<string, NdArray>> = {}
  private readonly evaluation: Evaluation
  private t = 0
  private ahead: { views: Tensor4D; pass: P } | undefined
  private evaluated: Picture = { metrics: {}, arrays: {} }
  private evaluatedAt = -1
  private baseline: Record<string, number> = {}

  /** The learning rate falls to 0 over `steps`. */
  private constructor(
    private readonly method: Method<P>,
    dataset: Dataset,
    private readonly recipe: Recipe,
    private readonly steps: number,
    seed: number,
    private readonly viewsAt: (step: number) => Tensor4D,
  ) {
    this.evaluation = new Evaluation(dataset, seed, method.landmarks?.count)
  }

  /** `viewsAt` makes the 2N views of a step; by default augmentations of the training set. Ready at step 0, with what later snapshots are compared with: pixels and the untrained encoder. */
  static async start<P extends TensorContainer>(
    method: Method<P>,
    dataset: Dataset,
    recipe: Recipe,
    steps: number,
    seed: number,
    viewsAt = createViews({ ...dataset, images: dataset.train.images }, recipe, recipe.batchSize, seed),
  ): Promise<Session> {
    const session = new Training(method, dataset, recipe, steps, seed, viewsAt)
    const knnPixels = await session.evaluation.pixels()
    await session.evaluate()
    const { metrics, arrays } = session.evaluated
    session.baseline = { knnPixels, knnUntrained: metrics.knn! }
    session.fixed = {
      ...session.evaluation.fixed,
      ...(arrays.neighbours && { untrainedNeighbours: arrays.neighbours }),
    }
    return session
  }

  step(): void {
    const { views, pass } = this.forward()
    const rate = this.recipe.learningRate * warmupCosine(this.t + 1, this.steps + 1, WARMUP)
    this.method.update(pass, rate, this.t + 1)
    tf.dispose([views, pass])
    this.ahead = undefined
    this.t++
  }

  async snapshot(full: boolean): Promise<Snapshot> {
    if (full && this.evaluatedAt !== this.t) await this.evaluate()
    const { views, pass } = this.forward()
    const loss = tf.tidy(() => this.method.loss(pass))
    const picture = await this.method.picture(pass, views, this.t)
    const metrics = {
      loss: (await loss.data())[0]!,
      ...this.baseline,
      ...picture.metrics,
      ...this.evaluated.metrics,
    }
    loss.dispose()
    return { step: this.t, metrics, arrays: { ...picture.arrays, ...this.evaluated.arrays } }
  }

  /** All that the method needs, then the map that the next one is turned towards. */
  async stateDict(): Promise<StateDict> {
    const training = await this.method.checkpoint()
    const out = new Float32Array(training.length + this.evaluation.map.length)
    out.set(training)
    out.set(this.evaluation.map, training.length)
    return flatState(out)
  }

  async loadStateDict(step: number, state: StateDict): Promise<void> {
    const checkpoint = flatData(state)
    this.forget()
    const training = checkpoint.length - this.evaluation.map.length
    this.method.restore(checkpoint.subarray(0, training))
    this.evaluation.map = checkpoint.slice(training)
    this.t = step
    this.evaluatedAt = -1
  }

  dispose(): void {
    this.forget()
    this.method.dispose()
    this.evaluation.dispose()
  }

  private async evaluate(): Promise<void> {
    const shows = (await this.method.landmarks?.read()) ?? this.method.shows
    const represent = (images: Tensor4D) => this.method.represent(images)
    const judged = await this.evaluation.measure(represent, shows, await this.method.network?.())
    const own = await this.method.measure?.((step) => this.viewsAt(step), this.t)
    this.evaluated = {
      metrics: { ...judged.metrics, ...own?.metrics },
      arrays: { ...judged.arrays, ...own?.arrays },
    }
    this.evaluatedAt = this.t
  }

  private forward() {
    if (!this.ahead) {
      const views = this.viewsAt(this.t)
      this.ahead = { views, pass: this.method.forward(views, this.t) }
    }
    return this.ahead
  }

  private forget(): void {
    if (this.ahead) tf.dispose([this.ahead.views, this.ahead.pass])
    this.ahead = undefined
  }
}
