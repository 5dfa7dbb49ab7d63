import * as tf from '@tensorflow/tfjs-core'
import { loadDataset } from '../core/data'
import { terms } from '../core/ssl/methods/barlow-twins/loss'
import { createBarlowTwins, type Correlated } from '../core/ssl/barlow'
import { methodOf, type Picture } from '../core/ssl/method'
import { Training } from '../training/ssl-session'
import { SSLModel } from '../core/ssl/model'
import type { Session, SessionContext } from '../runtime/contract'
import { STEPS } from './schema'
import type { BarlowParams } from './schema'
import { startFrom } from './starts'

const STRENGTHS = { crop: 0.5, flip: 0, rotate: 0.5, colour: 0.5, grey: 0, blur: 0 }

export async function create(params: BarlowParams, seed: number, context: SessionContext): Promise<Session> {
  const dataset = await loadDataset('mnist', context.bytes, seed)
  const [dimension, lambda] = [Number(params.dimension), Number(params.redundancy)]
  const barlow = createBarlowTwins(lambda, params.centred)
  // The steps of Adam are as long whatever the gradient: it would walk out of a trap on rounding errors
  const trunk = new SSLModel(dataset.channels, barlow, seed, { dimension, optimiser: 'sgd' })
  const checkpoint = await trunk.checkpoint()
  startFrom(params.start, checkpoint.subarray(0, checkpoint.length / 3), dimension)
  trunk.restore(checkpoint)

  /** C, what its two parts cost, and how long the gradient is. */
  async function picture(values: Correlated): Promise<Picture> {
    const figures = tf.tidy(() => {
      const { invariance, redundancy } = terms(values.c)
      return tf.stack([invariance, tf.mul(redundancy, lambda), tf.norm(barlow.gradient(values).de)])
    })
    const c = await values.c.data<'float32'>()
    const [invariance, redundancy, gradient] = await figures.data<'float32'>()
    figures.dispose()
    return {
      metrics: { invariance: invariance!, redundancy: redundancy!, gradient: gradient! },
      arrays: { c: { shape: [dimension, dimension], data: c.slice() } },
    }
  }
  const method = methodOf(trunk, barlow, picture)
  return Training.start({ ...method, shows: 'embeddings' }, dataset, { ...STRENGTHS, ...params }, STEPS, seed)
}
