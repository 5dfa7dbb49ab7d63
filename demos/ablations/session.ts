import * as tf from '@tensorflow/tfjs-core'
import type { Tensor4D } from '@tensorflow/tfjs-core'
import { loadDataset } from '../core/data'
import { warmupCosine } from '../core/optim/schedule'
import { Evaluation } from '../core/ssl/evaluation'
import { createField, seedsOf } from '../core/ssl/field'
import { RATES } from '../core/ssl/lineup'
import type { Session, SessionContext, Snapshot } from '../runtime/contract'
import type { AblationsParams } from './schema'
import { IMAGES, metricOf, RUNS, STARTS, TURNS, type Run } from './sweep'

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

  /** `views` [2 IMAGES, 16, 16, 1]: a first view of each image, then a second one. */
  function launch({ method, size }: Run, views: Tensor4D, seed: number) {
    const entrant = createField(dataset, size, seed).enter(method)
    const updates = IMAGES / size
    const peak = RATES[method] * (rate === 'root' ? Math.sqrt(size / TUNED) : 1)
    let done = 0
    return {
      entrant,
      /** Updates until `turn`, its share of all. */
      advance(turn: number): void {
        for (; done < (updates * turn) / TURNS; done++) {
          const pairs = [0, IMAGES].map((from) => tf.slice(views, from + done * size, size))
          const batch = tf.concat(pairs)
          entrant.step(batch, peak * warmupCosine(done + 1, updates + 1, Math.min(WARMUP, updates / 5)), done + 1)
          tf.dispose([...pairs, batch])
        }
      },
    }
  }
  async function begin(index: number) {
    const evaluation = new Evaluation(dataset, seeds[index]!)
    const views = createField(dataset, IMAGES, seeds[index]!).viewsAt(0)
    const runs = RUNS.map((run) => launch(run, views, seeds[index]!))
    const untrained = await evaluation.knn((images) => runs[0]!.entrant.features(images))
    return { index, evaluation, views, runs, baselines: { untrained, pixels: await evaluation.pixels() } }
  }
  async function judge(): Promise<void> {
    metrics = { ...start.baselines }
    for (const [i, { entrant }] of start.runs.entries())
      metrics[metricOf(RUNS[i]!)] = await start.evaluation.knn((images) => entrant.features(images))
  }
  function end(): void {
    tf.dispose(start.views)
    start.evaluation.dispose()
    for (const { entrant } of start.runs) entrant.dispose()
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
        RUNS.map((run) => metrics[metricOf(run)]!),
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
