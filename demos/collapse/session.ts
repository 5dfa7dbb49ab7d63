import { loadDataset } from '../core/data'
import { batchWithin } from '../core/ssl/batches'
import { createContrast } from '../core/ssl/contrastive'
import { methodOf } from '../core/ssl/method'
import type { Named, Objective } from '../core/ssl/objective'
import { createDistillation } from '../core/ssl/distillation'
import { Training } from '../training/ssl-session'
import { SSLModel } from '../core/ssl/model'
import type { Session, SessionContext } from '../runtime/contract'
import { STEPS } from './schema'
import type { CollapseParams } from './schema'

const TEMPERATURE = 0.2
const STRENGTHS = { crop: 0.5, flip: 0, rotate: 0.5, colour: 0.5, grey: 0, blur: 0 }

export async function create(params: CollapseParams, seed: number, context: SessionContext): Promise<Session> {
  const dataset = await loadDataset(params.images, context.bytes, seed)
  const batchSize = batchWithin(dataset.train.labels.length, params.batchSize)
  const dimension = Number(params.dimension)
  const start = <V extends Named>(objective: Objective<V>): Promise<Session> => {
    const trunk = new SSLModel(dataset.channels, objective, seed, { dimension })
    const picture = async () => ({ metrics: { batch: batchSize }, arrays: {} })
    const method = { ...methodOf(trunk, objective, picture), shows: 'embeddings' as const }
    return Training.start(method, dataset, { ...STRENGTHS, ...params, batchSize }, STEPS, seed)
  }
  switch (params.remedy) {
    case 'none':
      return start(createDistillation({ dimension }))
    case 'standardise':
      return start(createDistillation({ dimension, batchNorm: 'output' }))
    case 'negatives':
      return start(createContrast(batchSize, TEMPERATURE))
    case 'stopGradient':
      return start(createDistillation({ dimension, batchNorm: 'output', predictor: true, stopGradient: true }))
  }
}
