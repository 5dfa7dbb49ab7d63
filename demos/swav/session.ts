import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { loadDataset } from '../core/data'
import { l2Normalize } from '../core/nn/l2-normalize'
import { batchWithin } from '../core/ssl/batches'
import { methodOf } from '../core/ssl/method'
import { createSwav, usageOf } from '../core/ssl/swav'
import { Training } from '../training/ssl-session'
import { EMBEDDING, SSLModel } from '../core/ssl/model'
import type { Session, SessionContext } from '../runtime/contract'
import { STEPS } from './schema'
import type { SwavParams } from './schema'

const STRENGTHS = { crop: 0.5, flip: 0, rotate: 0.5, colour: 0.5, grey: 0, blur: 0 }

export async function create(params: SwavParams, seed: number, context: SessionContext): Promise<Session> {
  const dataset = await loadDataset(params.images, context.bytes, seed)
  const batchSize = batchWithin(dataset.train.labels.length, params.batchSize)
  const swav = createSwav({ ...params, dimension: EMBEDDING })
  const trunk = new SSLModel(dataset.channels, swav, seed)
  const method = {
    ...methodOf(trunk, swav, async ({ targets }) => {
      const { usage, used } = await usageOf(targets)
      return { metrics: { used }, arrays: { usage: { shape: [usage.length], data: usage } } }
    }),
    landmarks: { count: params.prototypes, read: () => directions(trunk.own()[0] as Tensor2D) },
  }
  return Training.start(method, dataset, { ...STRENGTHS, ...params, batchSize }, STEPS, seed)
}

async function directions(rows: Tensor2D): Promise<Float32Array> {
  const unit = tf.tidy(() => l2Normalize(rows).z)
  const values = await unit.data<'float32'>()
  tf.dispose([rows, unit])
  return values
}
