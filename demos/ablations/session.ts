import * as tf from '@tensorflow/tfjs-core'
import type { Tensor3D, Tensor4D } from '@tensorflow/tfjs-core'
import { loadDataset } from '../core/data'
import { createExperiment, seedsOf } from '../core/ssl/experiment'
import { LEARNING_RATES, type MethodRun } from '../core/ssl/registry'
import type { ViewBatch } from '../core/ssl/views'
import { loadStateDictOf, SavedArray, stateDictOf, type Stateful } from '../core/state-dict'
import type { Session, SessionContext, Snapshot } from '../runtime/contract'
import { Evaluation } from '../training/evaluation'
import { learningRateFactor, Trainer } from '../training/trainer'
import type { AblationsParams } from './schema'
import { IMAGES, SWEPT_METHODS, metricName, RUNS, BATCH_SIZES, STARTS, TURNS, type SweptMethod } from './sweep'

/** Batch for which the learning rates of the registry were chosen. */
const TUNED = 64
/** In the few updates of a sweep BYOL learns better at the lower rate. */
const RATES = { ...LEARNING_RATES, byol: 0.003 }

/** All runs of a start side by side, from the same encoder and on the same views; then the next start. */
export async function create({ rate }: AblationsParams, seed: number, context: SessionContext): Promise<Session> {
  const dataset = await loadDataset('mnist', context.bytes, seed)
  const seeds = seedsOf(seed, STARTS)
  const results = new SavedArray(new Float32Array(STARTS * RUNS.length).fill(NaN), [STARTS, RUNS.length])
  let t = 0
  let start = await begin(0)
  let metrics: Record<string, number> = start.baselines

  /** All methods at one size of the batch. */
  function launch(size: number, { views, images }: AllViews, seed: number) {
    const experiment = createExperiment(dataset, size, seed)
    const methods = Object.fromEntries(SWEPT_METHODS.map((name) => [name, experiment.createMethod(name)])) as Methods
    const updates = IMAGES / size
    const scale = rate === 'root' ? Math.sqrt(size / TUNED) : 1
    const trainer = new Trainer<ViewBatch, Record<SweptMethod, unknown>>({
      learners: methods,
      batchAt: (step) => ({
        views: slice(views, step * size, size),
        images: images.subarray(step * size, (step + 1) * size),
        step,
      }),
      learningRate: (step, name) => RATES[name] * scale * learningRateFactor(updates, step),
    })
    /** Updates done after `turn` turns, their share of all. */
    const updatesAt = (turn: number): number => Math.ceil((updates * turn) / TURNS)
    return { size, methods, trainer, updatesAt }
  }
  function slice(views: Tensor3D, from: number, size: number): Tensor4D {
    return tf.tidy(() => {
      const pairs = tf.slice(views, [0, from, 0], [2, size, -1])
      return tf.reshape(pairs, [2 * size, dataset.size, dataset.size, dataset.channels])
    })
  }
  async function begin(index: number) {
    const evaluation = new Evaluation(dataset, seeds[index]!)
    const { views, images } = createExperiment(dataset, IMAGES, seeds[index]!).viewsAt(0)
    const all: AllViews = { views: tf.reshape(views, [2, IMAGES, -1]), images }
    views.dispose()
    const runs = BATCH_SIZES.map((size) => launch(size, all, seeds[index]!))
    const { knn: untrained } = await evaluation.knn(runs[0]!.methods.simclr)
    return { index, evaluation, all, runs, baselines: { untrained, pixels: await evaluation.pixels() } }
  }
  async function enter(index: number): Promise<void> {
    if (index === start.index) return
    end()
    start = await begin(index)
    metrics = start.baselines
  }
  async function judge(): Promise<void> {
    metrics = { ...start.baselines }
    for (const { size, methods } of start.runs) {
      for (const method of SWEPT_METHODS)
        metrics[metricName({ method, size })] = (await start.evaluation.knn(methods[method])).knn
    }
  }
  function end(): void {
    start.all.views.dispose()
    start.evaluation.dispose()
    for (const { trainer } of start.runs) trainer.dispose()
  }
  /** What is saved: each run under the name of its metric, and the results of the starts that are over. */
  function parts(): Readonly<Record<string, Stateful>> {
    const runs = start.runs.flatMap(({ size, methods }) =>
      SWEPT_METHODS.map((method) => [metricName({ method, size }), methods[method]] as const),
    )
    return { ...Object.fromEntries(runs), results }
  }
  const startOf = (step: number): number => Math.max(0, Math.ceil(step / TURNS) - 1)

  return {
    async step(): Promise<void> {
      t++
      await enter(startOf(t))
      const turn = t - start.index * TURNS
      for (const { trainer, updatesAt } of start.runs) trainer.trainTo(updatesAt(turn))
      if (turn < TURNS) return
      await judge()
      results.values.set(
        RUNS.map((run) => metrics[metricName(run)]!),
        start.index * RUNS.length,
      )
    },
    async snapshot(full): Promise<Snapshot> {
      if (full && (t === 0 || t % TURNS > 0)) await judge()
      return { step: t, metrics, arrays: { results: { shape: [STARTS, RUNS.length], data: results.values } } }
    },
    stateDict: () => stateDictOf(parts()),
    async loadStateDict(step, state) {
      await enter(startOf(step))
      loadStateDictOf(parts(), state)
      for (const { trainer, updatesAt } of start.runs) trainer.resumeAt(updatesAt(step - start.index * TURNS))
      t = step
      await judge()
    },
    dispose: end,
  }
}

type Methods = Readonly<Record<SweptMethod, MethodRun>>
/** First and second views [2, IMAGES, pixels], and which images they are of [IMAGES]. */
type AllViews = { readonly views: Tensor3D; readonly images: Int32Array }
