import { DIGIT_AUGMENTATION } from '../core/augment/sample-views'
import { loadDataset } from '../core/data'
import { nonAffineBatchNorm } from '../core/nn/batch-norm'
import { createProjector } from '../core/nn/encoder'
import { Network } from '../core/nn/network'
import { batchWithin } from '../core/ssl/batches'
import type { SSLMethod, TensorMap } from '../core/ssl/method'
import { createSimclr } from '../core/ssl/methods/simclr/method'
import { createSimilarity } from '../core/ssl/methods/similarity/method'
import { createSimsiam, createSimsiamHeads } from '../core/ssl/methods/simsiam/method'
import { SSLModel } from '../core/ssl/model'
import { createViews, imageSource } from '../core/ssl/views'
import type { Session, SessionContext } from '../runtime/contract'
import { createSSLSession } from '../training/ssl-session'
import type { CollapseParams } from './schema'

const TEMPERATURE = 0.2

export async function create(params: CollapseParams, seed: number, context: SessionContext): Promise<Session> {
  const dataset = await loadDataset(params.images, context.bytes, seed)
  const batchSize = batchWithin(dataset.train.labels.length, params.batchSize)
  const dimension = Number(params.dimension)
  const start = <Cache extends TensorMap>(method: SSLMethod<Cache>): Promise<Session> =>
    createSSLSession({
      model: new SSLModel(dataset.channels, method, seed),
      dataset,
      seed,
      steps: context.steps,
      learningRate: params.learningRate,
      batchAt: createViews(imageSource(dataset), DIGIT_AUGMENTATION, batchSize, seed),
      shows: 'embeddings',
      visuals: async () => ({ metrics: { batch: batchSize }, arrays: {} }),
    })
  switch (params.remedy) {
    case 'none':
      return start(createSimilarity(createProjector(dimension)))
    case 'standardise': {
      const { layers } = createProjector(dimension)
      return start(createSimilarity(new Network([...layers, nonAffineBatchNorm])))
    }
    case 'negatives':
      return start(createSimclr({ batchSize, temperature: TEMPERATURE, dimension }))
    case 'stopGradient':
      return start(createSimsiam({ heads: createSimsiamHeads(dimension) }))
  }
}
