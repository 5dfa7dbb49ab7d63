import { loadDataset } from '../core/data'
import { batchWithin } from '../core/ssl/batches'
import { pictureBatch } from '../core/ssl/batch-picture'
import { createContrast } from '../core/ssl/contrastive'
import { methodOf } from '../core/ssl/method'
import { Training } from '../core/ssl/training'
import { Trunk } from '../core/ssl/trunk'
import type { Session, SessionContext } from '../runtime/contract'
import { STEPS } from './schema'
import type { SimclrParams } from './schema'

export async function create(params: SimclrParams, seed: number, context: SessionContext): Promise<Session> {
  const dataset = await loadDataset(params.dataset, context.bytes, seed)
  const batchSize = batchWithin(dataset.train.labels.length, params.batchSize)
  const contrast = createContrast(batchSize, params.temperature)
  const trunk = new Trunk(dataset.channels, contrast, seed)
  const method = methodOf(trunk, contrast, async ({ z }, views) => ({
    metrics: {},
    arrays: await pictureBatch(views, z),
  }))
  return Training.start(method, dataset, { ...params, batchSize }, STEPS, seed)
}
