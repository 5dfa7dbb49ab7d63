import { DIGIT_AUGMENTATION } from '../core/augment/sample-views'
import { loadDataset } from '../core/data'
import { EMBEDDING } from '../core/nn/encoder'
import { batchWithin } from '../core/ssl/batches'
import { MemoryBank } from '../core/ssl/memory-bank'
import { Moco } from '../core/ssl/methods/moco/method'
import { Queue } from '../core/ssl/queue'
import { createViews, imageSource } from '../core/ssl/views'
import type { Session, SessionContext } from '../runtime/contract'
import { createSSLSession } from '../training/ssl-session'
import { keyAges, keyDrift } from './key-drift'
import type { MocoParams } from './schema'

export async function create(params: MocoParams, seed: number, context: SessionContext): Promise<Session> {
  const { memory, momentum, temperature } = params
  const dataset = await loadDataset(params.images, context.bytes, seed)
  const images = dataset.train.labels.length
  // negatives from a bank are of the images outside the batch: it leaves at least as many as it takes
  const batchSize = batchWithin(memory === 'bank' ? Math.floor(images / 2) : images, params.batchSize)
  const negatives =
    memory === 'queue'
      ? new Queue(params.negatives, EMBEDDING, batchSize, seed)
      : new MemoryBank(images, EMBEDDING, params.negatives, seed)
  const moco = new Moco(dataset.channels, negatives, { momentum: Number(momentum), temperature }, seed)
  const viewsAt = createViews(imageSource(dataset), DIGIT_AUGMENTATION, batchSize, seed)
  return createSSLSession({
    model: moco,
    dataset,
    seed,
    steps: context.steps,
    learningRate: params.learningRate,
    batchAt: viewsAt,
    visuals: async (_, { step }) => ({ metrics: {}, arrays: { ages: keyAges(moco, step) } }),
    evaluate: (step) => keyDrift(moco, viewsAt, step),
  })
}
