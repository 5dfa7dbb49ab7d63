import * as tf from '@tensorflow/tfjs-core'
import { DIGIT_AUGMENTATION } from '../core/augment/sample-views'
import { loadDataset } from '../core/data'
import { terms } from '../core/ssl/methods/barlow-twins/loss'
import { createBarlowTwins, type BarlowTwinsCache } from '../core/ssl/methods/barlow-twins/method'
import { SSLModel } from '../core/ssl/model'
import { createViews, imageSource } from '../core/ssl/views'
import type { Session, SessionContext } from '../runtime/contract'
import type { Visuals } from '../training/evaluation'
import { createSSLSession } from '../training/ssl-session'
import type { BarlowParams } from './schema'
import { startFrom } from './starts'

export async function create(params: BarlowParams, seed: number, context: SessionContext): Promise<Session> {
  const dataset = await loadDataset('mnist', context.bytes, seed)
  const [dimension, lambda] = [Number(params.dimension), Number(params.redundancy)]
  const barlow = createBarlowTwins({ lambda, centred: params.centred }, dimension)
  // The steps of Adam are as long whatever the gradient: it would walk out of a trap on rounding errors
  const model = new SSLModel(dataset.channels, barlow, seed, 'sgd')
  const state = await model.stateDict()
  startFrom(params.start, state.params!.data as Float32Array, dimension)
  model.loadStateDict(state)

  /** C, what its two parts cost, and how long the gradient is. */
  async function visuals({ head }: { head: BarlowTwinsCache }): Promise<Visuals> {
    const figures = tf.tidy(() => {
      const { invariance, redundancy } = terms(head.c)
      return tf.stack([invariance, tf.mul(redundancy, lambda), tf.norm(barlow.gradient(head, [], 1).dEmbeddings)])
    })
    const c = await head.c.data<'float32'>()
    const [invariance, redundancy, gradient] = await figures.data<'float32'>()
    figures.dispose()
    return {
      metrics: { invariance: invariance!, redundancy: redundancy!, gradient: gradient! },
      arrays: { c: { shape: [dimension, dimension], data: c.slice() } },
    }
  }
  return createSSLSession({
    model,
    dataset,
    seed,
    steps: context.steps,
    learningRate: params.learningRate,
    batchAt: createViews(imageSource(dataset), DIGIT_AUGMENTATION, params.batchSize, seed),
    shows: 'embeddings',
    visuals,
  })
}
