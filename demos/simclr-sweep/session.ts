import * as tf from '@tensorflow/tfjs-core'
import { loadDataset } from '../core/data'
import { warmupCosine } from '../core/optim/schedule'
import { createContrast } from '../core/ssl/contrastive'
import { Evaluation } from '../training/evaluation'
import { methodOf } from '../core/ssl/method'
import { SSLModel } from '../core/ssl/model'
import { createViews } from '../core/ssl/views'
import type { Session, SessionContext, Snapshot } from '../runtime/contract'
import { metricOf, settingsOf } from './runs'
import { STEPS } from './schema'
import type { SweepParams } from './schema'

const STRENGTHS = { crop: 0.5, flip: 0, rotate: 0.5, colour: 0.5, grey: 0.2, blur: 0 }
const WARMUP = 10
const JUDGED = 1000

/** Runs of SimCLR from the same first weights, in turns; each has its own schedule of the learning rate. */
export async function create(params: SweepParams, seed: number, context: SessionContext): Promise<Session> {
  const dataset = await loadDataset(params.images, context.bytes, seed)
  const judged = Math.min(JUDGED, dataset.test.labels.length)
  const evaluation = new Evaluation(dataset, seed, 0, judged)
  const images = dataset.train.labels.length
  const runs = settingsOf(params, images).map(({ batchSize, temperature, updates }) => {
    const contrast = createContrast(batchSize, temperature)
    const method = methodOf(new SSLModel(dataset.channels, contrast, seed), contrast)
    const viewsAt = createViews({ ...dataset, images: dataset.train.images }, STRENGTHS, batchSize, seed)
    let t = 0
    return {
      method,
      /** Updates until `step` of the sweep, its share of all. */
      advance(step: number): void {
        for (; t < Math.floor((updates * step) / STEPS); t++) {
          const views = viewsAt(t)
          const pass = method.forward(views, t)
          const rate = params.learningRate * warmupCosine(t + 1, updates + 1, Math.min(WARMUP, updates / 5))
          method.update(pass, rate, t + 1)
          tf.dispose([views, pass])
        }
      },
    }
  })
  let step = 0
  let evaluated: Record<string, number> = {}

  async function evaluate(): Promise<void> {
    const figures: Record<string, number> = {}
    for (const [run, { method }] of runs.entries()) {
      figures[metricOf(run)] = await evaluation.knn((images) =>
        tf.tidy(() => {
          const { h, e } = method.represent(images)
          e.dispose()
          return h
        }),
      )
    }
    evaluated = figures
  }
  const knnPixels = await evaluation.pixels()
  await evaluate()
  const knnUntrained = evaluated[metricOf(0)]!

  return {
    /** Images to train on, and to judge on. */
    fixed: { counts: { shape: [2], data: Int32Array.of(images, judged) } },
    step(): void {
      step++
      for (const run of runs) run.advance(step)
    },
    async snapshot(full): Promise<Snapshot> {
      if (full && step > 0) await evaluate()
      return { step, metrics: { knnUntrained, knnPixels, ...evaluated }, arrays: {} }
    },
    dispose(): void {
      for (const { method } of runs) method.dispose()
      evaluation.dispose()
    },
  }
}
