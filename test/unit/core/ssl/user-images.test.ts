import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import { beforeAll, expect, it } from 'vitest'
import { packImageSet } from '../../../../demos/core/data/user-images'
import { Random } from '../../../../demos/core/random'
import { defaultParams } from '../../../../demos/runtime/params'
import { schema, type SimclrParams } from '../../../../demos/simclr/schema'
import { create } from '../../../../demos/simclr/session'

const N = 20
const random = new Random(1, 'album')
const images = Uint8Array.from({ length: N * 768 }, () => random.int(256))
const start = (labels: Uint8Array, classes: string[]) =>
  create({ ...defaultParams(schema), dataset: 'own' } as SimclrParams, 1, {
    backend: 'cpu',
    steps: 100,
    bytes: async () => packImageSet({ images, labels, classes }),
  })
beforeAll(() => tf.setBackend('cpu'))

it('trains on the fewest images, unlabelled: no k-NN, no labels, smaller batches', async () => {
  const before = tf.memory().numTensors
  const session = await start(new Uint8Array(N), [])
  expect(session.fixed).not.toHaveProperty('labels')
  await session.step!()
  const { metrics, arrays } = await session.snapshot(true)
  expect([metrics.knn, metrics.knnPixels, metrics.knnUntrained]).toEqual([NaN, NaN, NaN])
  expect(Number.isFinite(metrics.loss)).toBe(true)
  expect(arrays.similarity!.shape).toEqual([16, 16])
  session.dispose()
  expect(tf.memory().numTensors).toBe(before)
})

it('measures k-NN on those with labels', async () => {
  const session = await start(
    Uint8Array.from({ length: N }, (_, i) => i % 2),
    ['a', 'b'],
  )
  const { metrics } = await session.snapshot(false)
  expect(metrics.knn).toBeGreaterThanOrEqual(0)
  expect(metrics.knn).toBeLessThanOrEqual(1)
  session.dispose()
})
