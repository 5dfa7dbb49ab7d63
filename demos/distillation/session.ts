import * as tf from '@tensorflow/tfjs-core'
import type { Tensor4D } from '@tensorflow/tfjs-core'
import { loadDataset } from '../core/data'
import { warmupCosine } from '../core/optim/schedule'
import { createDistillation } from '../core/ssl/distillation'
import { Evaluation } from '../training/evaluation'
import { methodOf } from '../core/ssl/method'
import { EMBEDDING, SSLModel } from '../core/ssl/model'
import { createViews } from '../core/ssl/views'
import type { Session, SessionContext, Snapshot } from '../runtime/contract'
import { metricOf, RUNS, switchesOf } from './runs'
import { STEPS } from './schema'
import type { DistillationParams } from './schema'

const STRENGTHS = { crop: 0.5, flip: 0, rotate: 0.5, colour: 0.5, grey: 0, blur: 0 }
const WARMUP = 10
const JUDGED = 400

/** Eight runs at once: same first weights, same batches, same views; only the three switches differ. */
export async function create(params: DistillationParams, seed: number, context: SessionContext): Promise<Session> {
  const { batchNorm, momentum, batchSize, learningRate } = params
  const dataset = await loadDataset('mnist', context.bytes, seed)
  const viewsAt = createViews({ ...dataset, images: dataset.train.images }, STRENGTHS, batchSize, seed)
  const evaluation = new Evaluation(dataset, seed, 0, JUDGED)
  const methods = Array.from({ length: RUNS }, (_, run) => {
    const { movingAverage, ...switches } = switchesOf(run)
    const objective = createDistillation({ dimension: EMBEDDING, batchNorm, ...switches })
    const options = movingAverage ? { momentum: Number(momentum) } : {}
    return methodOf(new SSLModel(dataset.channels, objective, seed, options), objective)
  })
  let t = 0
  let evaluated: Record<string, number> = {}

  async function evaluate(): Promise<void> {
    const figures: Record<string, number> = {}
    for (const [run, method] of methods.entries()) {
      const { metrics } = await evaluation.measure((images) => method.represent(images), 'none')
      for (const name of ['spread', 'rank', 'knn'] as const) figures[metricOf(name, run)] = metrics[name]!
    }
    evaluated = figures
  }
  async function losses(views: Tensor4D): Promise<Record<string, number>> {
    const all = tf.tidy(() => tf.stack(methods.map((method) => method.loss(method.forward(views, t)))))
    const values = await all.data()
    all.dispose()
    return Object.fromEntries(Array.from(values, (value, run) => [metricOf('loss', run), value]))
  }
  await evaluate()
  const { knn0: knnUntrained, rank0: rankUntrained } = evaluated as Record<'knn0' | 'rank0', number>

  return {
    step(): void {
      const views = viewsAt(t)
      const rate = learningRate * warmupCosine(t + 1, STEPS + 1, WARMUP)
      for (const method of methods) {
        const pass = method.forward(views, t)
        method.update(pass, rate, t + 1)
        tf.dispose(pass)
      }
      views.dispose()
      t++
    },
    async snapshot(full): Promise<Snapshot> {
      if (!full) return { step: t, metrics: { knnUntrained, rankUntrained, ...evaluated }, arrays: {} }
      await evaluate()
      const views = viewsAt(t)
      const metrics = { knnUntrained, rankUntrained, ...evaluated, ...(await losses(views)) }
      views.dispose()
      return { step: t, metrics, arrays: {} }
    },
    dispose(): void {
      for (const method of methods) method.dispose()
      evaluation.dispose()
    },
  }
}
