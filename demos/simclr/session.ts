import { loadDataset } from '../core/data'
import { batchWithin } from '../core/ssl/batches'
import { batchVisuals } from '../training/batch-visuals'
import { createContrast } from '../core/ssl/contrastive'
import { methodOf } from '../core/ssl/method'
import { Training } from '../training/ssl-session'
import { SSLModel } from '../core/ssl/model'
import type { Session, SessionContext } from '../runtime/contract'
import { STEPS } from './schema'
import type { SimclrParams } from './schema'

export async function create(params: SimclrParams, seed: number, context: SessionContext): Promise<Session> {
  const dataset = await loadDataset(params.dataset, context.bytes, seed)
  const batchSize = batchWithin(dataset.train.labels.length, params.batchSize)
  const contrast = createContrast(batchSize, params.temperature)
  const trunk = new SSLModel(dataset.channels, contrast, seed)
  const method = methodOf(trunk, contrast, async ({ z }, views) => ({
    metrics: {},
    arrays: await batchVisuals(views, z),
  }))
  return Training.start(method, dataset, { ...params, batchSize }, STEPS, seed)
}
