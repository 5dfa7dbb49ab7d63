import { loadDataset } from '../core/data'
import { batchWithin } from '../core/ssl/batches'
import { createContrast } from '../core/ssl/contrastive'
import { LayerProbes } from '../core/ssl/layer-probes'
import { SSLModel } from '../core/ssl/model'
import { createRotatedViews, rotationPrediction } from '../core/ssl/rotation-prediction'
import type { Session, SessionContext } from '../runtime/contract'
import type { LayerProbesParams } from './schema'
import { PairedSession } from './paired-session'

/** f and g of both start equal: their weights are drawn first, from the same seed. */
export async function create(params: LayerProbesParams, seed: number, context: SessionContext): Promise<Session> {
  const { temperature, learningRate, crop } = params
  const dataset = await loadDataset(params.images, context.bytes, seed)
  const { size, channels, train } = dataset
  const batchSize = batchWithin(train.labels.length, params.batchSize)
  const strengths = { crop, flip: 0, rotate: 0, colour: 0.5, grey: 0, blur: 0 }
  const contrast = createContrast(batchSize, temperature)
  return PairedSession.start({
    predict: new SSLModel(channels, rotationPrediction, seed),
    ignore: new SSLModel(channels, contrast, seed),
    contrast,
    turned: createRotatedViews({ images: train.images, size, channels }, strengths, batchSize, seed),
    probes: new LayerProbes(dataset, seed),
    learningRate,
  })
}
