import { loadDataset } from '../core/data'
import { batchWithin } from '../core/ssl/batches'
import { createSimclr } from '../core/ssl/methods/simclr/method'
import { SSLModel } from '../core/ssl/model'
import { createViews, imageSource } from '../core/ssl/views'
import type { Session, SessionContext } from '../runtime/contract'
import { batchVisuals } from '../training/batch-visuals'
import { createSSLSession } from '../training/ssl-session'
import type { SimclrParams } from './schema'

export async function create(params: SimclrParams, seed: number, context: SessionContext): Promise<Session> {
  const dataset = await loadDataset(params.dataset, context.bytes, seed)
  const batchSize = batchWithin(dataset.train.labels.length, params.batchSize)
  const simclr = createSimclr({ batchSize, temperature: params.temperature })
  return createSSLSession({
    model: new SSLModel(dataset.channels, simclr, seed),
    dataset,
    seed,
    steps: context.steps,
    learningRate: params.learningRate,
    batchAt: createViews(imageSource(dataset), params, batchSize, seed),
    visuals: async ({ head }, { views }) => ({ metrics: {}, arrays: await batchVisuals(views, head.z) }),
  })
}
