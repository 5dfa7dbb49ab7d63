import * as tf from '@tensorflow/tfjs-core'
import type { Tensor3D, Tensor4D } from '@tensorflow/tfjs-core'
import { loadDataset } from '../core/data'
import { warmupCosine } from '../core/optim/schedule'
import { Evaluation } from '../training/evaluation'
import { createExperiment, seedsOf } from '../core/ssl/experiment'
import { LEARNING_RATES } from '../core/ssl/registry'
import type { Session, SessionContext, Snapshot } from '../runtime/contract'
import type { AblationsParams } from './schema'
import { IMAGES, SWEPT_METHODS, metricName, RUNS, BATCH_SIZES, STARTS, TURNS } from './sweep'

const WARMUP = 10
/** Batch for which the learning rates of the line-up were chosen. */
const TUNED = 64

/** All runs of a start side by side, from the same encoder and on the same views; then the next start. */
export async function create({ rate }: AblationsParams, seed: number, context: SessionContext): Promise<Session> {
  const dataset = await loadDataset('mnist', context.bytes, seed)
  const seeds = seedsOf(seed, STARTS)
  const results = new Float32Array(STARTS * RUNS.length).fill(NaN)
  let t = 0
  let start = await begin(0)
  let metrics: Record<string, number> = start.baselines

  /** All methods at one size of the batch, on the first and second views of all images, [2, IMAGES, pixels]. */
  function launch(size: number, views: Tensor3D, seed: number) {
    const field = createExperiment(dataset, size, seed)
    const entrants = SWEPT_METHODS.map(field.enter)
    const updates = IMAGES / size
    const scale = rate === 'root' ? Math.sqrt(size / TUNED) : 1
    let done = 0
    return {
      size,
      entrants,
      /** Updates until `turn`, its share of all. */
      advance(turn: number): void {
        for (; done < (updates * turn) / TURNS; done++) {
          const batch = tf.tidy(() => {
            const pairs = tf.slice(views, [0, done * size, 0], [2, size, -1])
            return tf.reshape(pairs, [2 * size, dataset.size, dataset.size, dataset.channels]) as Tensor4D
          })
          const share = scale * warmupCosine(done + 1, updates + 1, Math.min(WARMUP, updates / 5))
          entrants.forEach((entrant, i) => entrant.step(batch, LEARNING_RATES[SWEPT_METHODS[i]!] * share, done + 1))
          batch.dispose()
        }
      },
    }
  }
  async function begin(index: number) {
    const evaluation = new Evaluation(dataset, seeds[index]!)
    const views = tf.tidy(() => {
      const all = createExperiment(dataset, IMAGES, seeds[index]!).viewsAt(0)
      return tf.reshape(all, [2, IMAGES, -1]) as Tensor3D
    })
    const runs = BATCH_SIZES.map((size) => launch(size, views, seeds[index]!))
    const untrained = await evaluation.knn((images) => runs[0]!.entrants[0]!.features(images))
    return { index, evaluation, views, runs, baselines: { untrained, pixels: await evaluation.pixels() } }
  }
  async function judge(): Promise<void> {
    metrics = { ...start.baselines }
    for (const { size, entrants } of start.runs)
      for (const [i, entrant] of entrants.entries())
        metrics[metricName({ method: SWEPT_METHODS[i]!, size })] = await start.evaluation.knn((x) =>
          entrant.features(x),
        )
  }
  function end(): void {
    start.views.dispose()
    start.evaluation.dispose()
    for (const entrant of start.runs.flatMap(({ entrants }) => entrants)) entrant.dispose()
  }

  return {
    async step(): Promise<void> {
      const index = Math.floor(t / TURNS)
      if (index !== start.index) {
        end()
        start = await begin(index)
        metrics = start.baselines
      }
      t++
      for (const run of start.runs) run.advance(t - index * TURNS)
      if (t % TURNS > 0) return
      await judge()
      results.set(
        RUNS.map((run) => metrics[metricName(run)]!),
        index * RUNS.length,
      )
    },
    async snapshot(full): Promise<Snapshot> {
      if (full && (t === 0 || t % TURNS > 0)) await judge()
      return { step: t, metrics, arrays: { results: { shape: [STARTS, RUNS.length], data: results } } }
    },
    dispose: end,
  }
}
