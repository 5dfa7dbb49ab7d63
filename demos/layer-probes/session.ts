import { loadDataset } from '../core/data'
import { batchWithin } from '../core/ssl/batches'
import { LayerProbes } from '../core/ssl/layer-probes'
import { createSimclr } from '../core/ssl/methods/simclr/method'
import { SSLModel } from '../core/ssl/model'
import { imageSource } from '../core/ssl/views'
import { createRotatedViews, createRotationPrediction } from '../core/ssl/rotation-prediction'
import type { Session, SessionContext } from '../runtime/contract'
import type { LayerProbesParams } from './schema'
import { PairedSession } from './paired-session'

/** f and g of both start equal: their weights are drawn first, from the same seed. */
export async function create(params: LayerProbesParams, seed: number, context: SessionContext): Promise<Session> {
  const { temperature, learningRate, crop } = params
  const dataset = await loadDataset(params.images, context.bytes, seed)
  const batchSize = batchWithin(dataset.train.labels.length, params.batchSize)
  const strengths = { crop, flip: 0, rotate: 0, colour: 0.5, grey: 0, blur: 0 }
  return PairedSession.start({
    predict: new SSLModel(dataset.channels, createRotationPrediction(), seed),
    ignore: new SSLModel(dataset.channels, createSimclr({ batchSize, temperature }), seed),
    viewsAt: createRotatedViews(imageSource(dataset), strengths, batchSize, seed),
    probes: new LayerProbes(dataset, seed),
    learningRate,
  })
}
