import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { expect, it } from 'vitest'
import type { Dataset } from '../../../../demos/core/data'
import { Random } from '../../../../demos/core/random'
import { Evaluation } from '../../../../demos/core/ssl/evaluation'

const random = new Random(1, 'test')
const makeSplit = (n: number) => ({
  labels: Uint8Array.from({ length: n }, (_, i) => i % 2),
  images: Uint8Array.from({ length: n * 256 }, () => random.int(256)),
})
const makeDataset = (): Dataset => ({
  name: 'mnist',
  size: 16,
  channels: 1,
  classes: 2,
  train: makeSplit(30),
  test: makeSplit(20),
})
/** So many rows of pixels, and one. */
const network = (lines: number) => (images: Tensor4D) => ({
  h: tf.reshape(tf.slice(images, 0, [-1, lines, 16, 1]), [-1, 16 * lines]) as Tensor2D,
  e: tf.reshape(tf.slice(images, 0, [-1, 1, 16, 1]), [-1, 16]) as Tensor2D,
})
async function measured(dataset: Dataset, ...networks: ReturnType<typeof network>[]) {
  const evaluation = new Evaluation(dataset, 1)
  const pictures = []
  for (const each of networks) pictures.push(await evaluation.measure(each, 'map'))
  evaluation.dispose()
  return pictures
}

it('measures the same whether the run before began alike or not', async () => {
  const dataset = makeDataset()
  const first = await measured(dataset, network(4), network(3))
  expect(await measured(dataset, network(4), network(3))).toEqual(first)
  const other = await measured(dataset, network(3), network(4))
  expect(other[0]!.metrics).toEqual(first[1]!.metrics)
  expect(other[1]!.metrics).toEqual(first[0]!.metrics)
  expect(await measured(dataset, network(4), network(3))).toEqual(first)
})

it('takes nothing over from another data set', async () => {
  const [a, b] = [makeDataset(), makeDataset()]
  const [[before], [other]] = [await measured(a, network(4)), await measured(b, network(4))]
  expect(other!.arrays.map!.data).not.toEqual(before!.arrays.map!.data)
  expect(await measured(a, network(4))).toEqual([before])
})
