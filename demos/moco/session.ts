import { loadDataset } from '../core/data'
import { batchWithin, createBatches } from '../core/ssl/batches'
import { createBank, createQueue } from '../core/ssl/memory'
import { Moco } from '../core/ssl/moco'
import { Training } from '../training/ssl-session'
import { EMBEDDING } from '../core/ssl/model'
import type { Session, SessionContext } from '../runtime/contract'
import { STEPS } from './schema'
import type { MocoParams } from './schema'

const STRENGTHS = { crop: 0.5, flip: 0, rotate: 0.5, colour: 0.5, grey: 0, blur: 0 }

export async function create(params: MocoParams, seed: number, context: SessionContext): Promise<Session> {
  const { negatives, momentum, temperature } = params
  const dataset = await loadDataset(params.images, context.bytes, seed)
  const images = dataset.train.labels.length
  const batchSize = batchWithin(images, params.batchSize)
  const memory =
    params.memory === 'queue'
      ? createQueue(negatives, EMBEDDING, batchSize, seed)
      : createBank(images, EMBEDDING, negatives, seed)
  const batches = createBatches(images, batchSize, seed)
  const method = new Moco(dataset.channels, memory, batches, Number(momentum), temperature, seed)
  return Training.start(method, dataset, { ...STRENGTHS, ...params, batchSize }, STEPS, seed)
}
