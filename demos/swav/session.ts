import type { Tensor2D } from '@tensorflow/tfjs-core'
import { DIGIT_AUGMENTATION } from '../core/augment/sample-views'
import { loadDataset } from '../core/data'
import { batchWithin } from '../core/ssl/batches'
import { createSwav } from '../core/ssl/methods/swav/method'
import { SSLModel } from '../core/ssl/model'
import { createViews, imageSource } from '../core/ssl/views'
import type { Session, SessionContext } from '../runtime/contract'
import { createSSLSession } from '../training/ssl-session'
import type { SwavParams } from './schema'
import { prototypeUsage } from './prototype-usage'

export async function create(params: SwavParams, seed: number, context: SessionContext): Promise<Session> {
  const dataset = await loadDataset(params.images, context.bytes, seed)
  const batchSize = batchWithin(dataset.train.labels.length, params.batchSize)
  const model = new SSLModel(dataset.channels, createSwav(params), seed)

  async function readPrototypes(): Promise<Float32Array> {
    const [prototypes] = model.headParams() as [Tensor2D]
    const values = await prototypes.data<'float32'>()
    prototypes.dispose()
    return values
  }
  return createSSLSession({
    model,
    dataset,
    seed,
    steps: context.steps,
    learningRate: params.learningRate,
    batchAt: createViews(imageSource(dataset), DIGIT_AUGMENTATION, batchSize, seed),
    landmarks: { count: params.prototypes, read: readPrototypes },
    async visuals({ head }) {
      const { usage, used } = await prototypeUsage(head.targets)
      return { metrics: { used }, arrays: { usage: { shape: [usage.length], data: usage } } }
    },
  })
}
