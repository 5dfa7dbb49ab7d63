import * as tf from '@tensorflow/tfjs-core'
import type { Tensor4D } from '@tensorflow/tfjs-core'
import { loadDataset } from '../core/data'
import type { Dataset, DatasetName } from '../core/data'
import { warmupCosine } from '../core/optim/schedule'
import { createContrast } from '../core/ssl/contrastive'
import { Trunk } from '../core/ssl/trunk'
import type { Pass } from '../core/ssl/trunk'
import { createViews } from '../core/ssl/views'
import type { NdArray, Session, SessionContext, Snapshot } from '../runtime/contract'
import { Evaluation } from './evaluation'
import type { Evaluated } from './evaluation'
import { pictureBatch } from './picture'
import { STEPS } from './schema'
import type { SimclrParams } from './schema'

type Contrast = ReturnType<ReturnType<typeof createContrast>['evaluate']>

const WARMUP = 10

export async function create(params: SimclrParams, seed: number, context: SessionContext): Promise<Session> {
  const dataset = await loadDataset(params.dataset as DatasetName, context.bytes, seed)
  const session = new SimclrSession(dataset, params, seed)
  await session.begin()
  return session
}

/**
 * The picture at step t is that of θₜ on the batch that step t trains on; its forward pass is kept, and
 * the step only adds the backward one.
 */
class SimclrSession implements Session {
  fixed: Readonly<Record<string, NdArray>> = {}
  private readonly contrast
  private readonly trunk: Trunk<Contrast>
  private readonly viewsAt: (step: number) => Tensor4D
  private readonly evaluation: Evaluation
  private t = 0
  private ahead: { views: Tensor4D; pass: Pass<Contrast> } | undefined
  private evaluated: Evaluated = { metrics: {}, arrays: {} }
  private baseline: Record<string, number> = {}

  constructor(
    dataset: Dataset,
    private readonly params: SimclrParams,
    seed: number,
  ) {
    const { channels, size, train } = dataset
    this.contrast = createContrast(params.batchSize, params.temperature)
    this.trunk = new Trunk(channels, this.contrast, seed)
    this.viewsAt = createViews({ images: train.images, size, channels }, params, params.batchSize, seed)
    this.evaluation = new Evaluation(dataset, seed)
  }

  /** What later snapshots are compared with: pixels and the untrained encoder. */
  async begin(): Promise<void> {
    const knnPixels = await this.evaluation.pixels()
    this.evaluated = await this.evaluation.measure(this.represent)
    this.baseline = { knnPixels, knnUntrained: this.evaluated.metrics.knn! }
    this.fixed = { ...this.evaluation.fixed, untrainedNeighbours: this.evaluated.arrays.neighbours! }
  }

  step(): void {
    const { views, pass } = this.forward()
    const rate = this.params.learningRate * warmupCosine(this.t + 1, STEPS + 1, WARMUP)
    this.trunk.update(pass, rate, this.t + 1)
    tf.dispose([views, pass])
    this.ahead = undefined
    this.t++
  }

  async snapshot(full: boolean): Promise<Snapshot> {
    const { views, pass } = this.forward()
    if (full) this.evaluated = await this.evaluation.measure(this.represent)
    const loss = tf.tidy(() => this.contrast.loss(pass.values))
    const picture = await pictureBatch(views, pass.values.z)
    const metrics = { loss: (await loss.data())[0]!, ...this.baseline, ...this.evaluated.metrics }
    loss.dispose()
    return { step: this.t, metrics, arrays: { ...picture, ...this.evaluated.arrays } }
  }

  /** Parameters and optimiser, then the map that the next one is turned towards. */
  async checkpoint(): Promise<Float32Array> {
    const training = await this.trunk.checkpoint()
    const out = new Float32Array(training.length + this.evaluation.map.length)
    out.set(training)
    out.set(this.evaluation.map, training.length)
    return out
  }

  async restore(step: number, checkpoint: Float32Array): Promise<void> {
    this.forget()
    const training = checkpoint.length - this.evaluation.map.length
    this.trunk.restore(checkpoint.subarray(0, training))
    this.evaluation.map = checkpoint.slice(training)
    this.t = step
  }

  dispose(): void {
    this.forget()
    this.trunk.dispose()
    this.evaluation.dispose()
  }

  private readonly represent = (images: Tensor4D) => this.trunk.represent(images)

  private forward() {
    if (!this.ahead) {
      const views = this.viewsAt(this.t)
      this.ahead = { views, pass: this.trunk.forward(views) }
    }
    return this.ahead
  }

  private forget(): void {
    if (this.ahead) tf.dispose([this.ahead.views, this.ahead.pass])
    this.ahead = undefined
  }
}
