import { loadDataset } from '../core/data'
import { createSimclr } from '../core/ssl/methods/simclr/method'
import { SSLModel } from '../core/ssl/model'
import { createViews, imageSource } from '../core/ssl/views'
import { loadStateDictOf, stateDictOf } from '../core/state-dict'
import type { Session, SessionContext, Snapshot } from '../runtime/contract'
import { Evaluation } from '../training/evaluation'
import { learningRateFactor, Trainer } from '../training/trainer'
import { metricOf, settingsOf } from './runs'
import { STEPS } from './schema'
import type { SweepParams } from './schema'

const STRENGTHS = { crop: 0.5, flip: 0, rotate: 0.5, colour: 0.5, grey: 0.2, blur: 0 }
const JUDGED = 1000

/** Runs of SimCLR from the same first weights, side by side; each has its own batches and learning rates. */
export async function create(params: SweepParams, seed: number, context: SessionContext): Promise<Session> {
  const dataset = await loadDataset(params.images, context.bytes, seed)
  const judged = Math.min(JUDGED, dataset.test.labels.length)
  const evaluation = new Evaluation(dataset, seed, 0, judged)
  const images = dataset.train.labels.length
  const runs = settingsOf(params, images).map(({ batchSize, temperature, updates }) => {
    const model = new SSLModel(dataset.channels, createSimclr({ batchSize, temperature }), seed)
    const trainer = new Trainer({
      learners: { model },
      batchAt: createViews(imageSource(dataset), STRENGTHS, batchSize, seed),
      learningRate: (step) => params.learningRate * learningRateFactor(updates, step),
    })
    /** Updates done at a step of the sweep: at each, every run goes on by an equal share of its own. */
    const updatesAt = (step: number): number => Math.floor((updates * step) / STEPS)
    return { model, trainer, updatesAt }
  })
  let step = 0
  let evaluated: Record<string, number> = {}

  async function evaluate(): Promise<void> {
    const figures: Record<string, number> = {}
    for (const [run, { model }] of runs.entries()) figures[metricOf(run)] = (await evaluation.knn(model)).knn
    evaluated = figures
  }
  const models = Object.fromEntries(runs.map(({ model }, run) => [`run${run}`, model]))
  const knnPixels = await evaluation.pixels()
  await evaluate()
  const knnUntrained = evaluated[metricOf(0)]!

  return {
    /** Images to train on, and to judge on. */
    fixed: { counts: { shape: [2], data: Int32Array.of(images, judged) } },
    step(): void {
      step++
      for (const { trainer, updatesAt } of runs) trainer.trainTo(updatesAt(step))
    },
    async snapshot(full): Promise<Snapshot> {
      if (full && step > 0) await evaluate()
      return { step, metrics: { knnUntrained, knnPixels, ...evaluated }, arrays: {} }
    },
    stateDict: () => stateDictOf(models),
    async loadStateDict(saved, state) {
      loadStateDictOf(models, state)
      for (const { trainer, updatesAt } of runs) trainer.resumeAt(updatesAt(saved))
      step = saved
    },
    dispose(): void {
      for (const { trainer } of runs) trainer.dispose()
      evaluation.dispose()
    },
  }
}
