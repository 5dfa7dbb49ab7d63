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

/** All runs of a start side by side, from the same encoder; then the next start. */
export async function create({ rate }: AblationsParams, seed: number, context: SessionContext): Promise<Session> {
  const dataset = await loadDataset('mnist', context.bytes, seed)
  const seeds = seedsOf(seed, STARTS)
  const results = new Float32Array(STARTS * RUNS.length).fill(NaN)
  let t = 0
  let start = await begin(0)
  let metrics = await judged()

  function launch({ method, size }: Run, seed: number) {
    const field = createField(dataset, size, seed)
    const entrant = field.enter(method)
    const updates = IMAGES / size
    const peak = RATES[method] * (rate === 'root' ? Math.sqrt(size / TUNED) : 1)
    let done = 0
    return {
      entrant,
      /** Updates until `turn`, its share of all. */
      advance(turn: number): void {
        for (; done < Math.floor((updates * turn) / TURNS); done++) {
          const views = field.viewsAt(done)
          entrant.step(views, peak * warmupCosine(done + 1, updates + 1, Math.min(WARMUP, updates / 5)), done + 1)
          views.dispose()
        }
      },
    }
  }
  async function begin(index: number) {
    const evaluation = new Evaluation(dataset, seeds[index]!)
    const runs = RUNS.map((run) => launch(run, seeds[index]!))
    const untrained = await evaluation.knn((images) => runs[0]!.entrant.features(images))
    return { index, evaluation, runs, baselines: { untrained, pixels: await evaluation.pixels() } }
  }
  async function judged(): Promise<Record<string, number>> {
    const figures: Record<string, number> = { ...start.baselines }
    for (const [i, { entrant }] of start.runs.entries())
      figures[metricOf(RUNS[i]!)] = await start.evaluation.knn((images) => entrant.features(images))
    return figures
  }
  function end(): void {
    start.evaluation.dispose()
    for (const { entrant } of start.runs) entrant.dispose()
  }

  return {
    async step(): Promise<void> {
      const index = Math.floor(t / TURNS)
      if (index !== start.index) {
        end()
        start = await begin(index)
      }
      t++
      for (const run of start.runs) run.advance(t - index * TURNS)
      if (t % TURNS > 0) return
      metrics = await judged()
      results.set(
        RUNS.map((run) => metrics[metricOf(run)]!),
        index * RUNS.length,
      )
    },
    async snapshot(full): Promise<Snapshot> {
      if (full && t % TURNS > 0) metrics = await judged()
      return { step: t, metrics, arrays: { results: { shape: [STARTS, RUNS.length], data: results } } }
    },
    dispose: end,
  }
}
