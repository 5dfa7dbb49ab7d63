import { DIGIT_AUGMENTATION } from '../core/augment/sample-views'
import { loadDataset } from '../core/data'
import { project } from '../core/linalg/projection'
import { createProjector, EMBEDDING } from '../core/nn/encoder'
import { dense } from '../core/nn/dense'
import { Network } from '../core/nn/network'
import { createByolHeads } from '../core/ssl/methods/byol/method'
import { createSimsiam, createSimsiamHeads } from '../core/ssl/methods/simsiam/method'
import { SSLModel } from '../core/ssl/model'
import { createViews, imageSource } from '../core/ssl/views'
import type { Session, SessionContext, Snapshot } from '../runtime/contract'
import { Evaluation } from '../training/evaluation'
import { readScalar } from '../core/tensor/read-scalar'
import { learningRateFactor, Trainer } from '../training/trainer'
import { metricOf, RUNS, switchesOf } from './runs'
import type { DistillationParams } from './schema'

const JUDGED = 400
/** Held-out images whose embeddings are drawn. */
const SHOWN = 120
/** Units of the hidden layer of a predictor without batch normalisation. */
const HIDDEN = 32

const MEASURED = ['spread', 'rank', 'knn', 'knnEmbedding'] as const

const HEADS = {
  byol: createByolHeads,
  simsiam: createSimsiamHeads,
  none: (dimension: number) => ({
    projector: createProjector(dimension),
    predictor: new Network([dense(dimension, HIDDEN, 'elu'), dense(HIDDEN, dimension, 'linear')]),
  }),
}

/** Eight runs at once: same first weights, same batches, same views; only the three switches differ. */
export async function create(params: DistillationParams, seed: number, context: SessionContext): Promise<Session> {
  const { batchSize, learningRate } = params
  const dataset = await loadDataset('mnist', context.bytes, seed)
  const evaluation = new Evaluation(dataset, seed, 0, JUDGED)
  const models = Array.from({ length: RUNS }, (_, run) => {
    const { predictor, stopGradient, movingAverage } = switchesOf(run)
    const simsiam = createSimsiam({
      heads: HEADS[params.heads](EMBEDDING),
      hasPredictor: predictor,
      stopsGradient: stopGradient,
      momentum: movingAverage ? Number(params.momentum) : undefined,
    })
    return new SSLModel(dataset.channels, simsiam, seed)
  })
  const nameOf = (run: number): string => `run${run}`
  const trainer = new Trainer({
    learners: Object.fromEntries(models.map((model, run) => [nameOf(run), model])),
    batchAt: createViews(imageSource(dataset), DIGIT_AUGMENTATION, batchSize, seed),
    learningRate: (step) => learningRate * learningRateFactor(context.steps, step),
  })
  let evaluated: Record<string, number> = {}
  /** Of each run, normalised embeddings on the plane of the picture [RUNS, SHOWN, 2]. */
  let points = new Float32Array()

  async function evaluate(): Promise<void> {
    const figures: Record<string, number> = {}
    points = new Float32Array(RUNS * SHOWN * 2)
    for (const [run, model] of models.entries()) {
      const { metrics, arrays } = await evaluation.measure((images) => model.represent(images), 'embeddings')
      for (const name of MEASURED) figures[metricOf(name, run)] = metrics[name]!
      const shown = arrays.embeddings!.data.subarray(0, SHOWN * EMBEDDING)
      points.set(project(shown, EMBEDDING, 0, 0).points, run * SHOWN * 2)
    }
    evaluated = figures
  }
  async function losses(): Promise<Record<string, number>> {
    const { caches } = trainer.forward()
    const figures: Record<string, number> = {}
    for (const [run, model] of models.entries()) {
      figures[metricOf('loss', run)] = await readScalar(() => model.loss(caches[nameOf(run)]!))
    }
    return figures
  }
  await evaluate()
  const { knn0: knnUntrained, rank0: rankUntrained } = evaluated as Record<'knn0' | 'rank0', number>
  const baseline = { knnUntrained, rankUntrained, knnPixels: await evaluation.pixels() }

  return {
    fixed: { labels: { shape: [SHOWN], data: evaluation.fixed.labels!.data.slice(0, SHOWN) } },
    step: () => trainer.train(),
    async snapshot(full): Promise<Snapshot> {
      if (full) await evaluate()
      const metrics = { ...baseline, ...evaluated, ...(full && (await losses())) }
      return { step: trainer.step, metrics, arrays: { points: { shape: [RUNS, SHOWN, 2], data: points } } }
    },
    stateDict: () => trainer.stateDict(),
    async loadStateDict(step, state) {
      trainer.loadStateDict(step, state)
    },
    dispose(): void {
      trainer.dispose()
      evaluation.dispose()
    },
  }
}
