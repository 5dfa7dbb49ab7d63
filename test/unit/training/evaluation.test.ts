import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { expect, it } from 'vitest'
import type { Dataset } from '../../../demos/core/data'
import { Random } from '../../../demos/core/random'
import { Evaluation } from '../../../demos/training/evaluation'

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
/** Networks that see so many rows of pixels, and one; `calls` counts how often they are asked. */
let calls = 0
const network = (lines: number) => (images: Tensor4D) => {
  calls++
  return {
    h: tf.reshape(tf.slice(images, 0, [-1, lines, 16, 1]), [-1, 16 * lines]) as Tensor2D,
    e: tf.reshape(tf.slice(images, 0, [-1, 1, 16, 1]), [-1, 16]) as Tensor2D,
  }
}
async function measured(dataset: Dataset, ...networks: number[]) {
  const evaluation = new Evaluation(dataset, 1)
  const pictures = []
  for (const lines of networks)
    pictures.push(await evaluation.measure(network(lines), 'map', Float32Array.of(1, lines)))
  evaluation.dispose()
  return pictures
}

it('measures the same whether the run before began alike or not, and what is alike once', async () => {
  const dataset = makeDataset()
  const first = await measured(dataset, 4, 3)
  expect(calls).toBe(2)
  expect(await measured(dataset, 4, 3)).toEqual(first)
  expect(calls).toBe(3)
  const other = await measured(dataset, 3, 4)
  expect(other[0]!.metrics).toEqual(first[1]!.metrics)
  expect(other[1]!.metrics).toEqual(first[0]!.metrics)
  expect(await measured(dataset, 4, 3)).toEqual(first)
})

it('takes nothing over from another data set', async () => {
  const [a, b] = [makeDataset(), makeDataset()]
  const [[before], [other]] = [await measured(a, 4), await measured(b, 4)]
  expect(other!.arrays.map!.data).not.toEqual(before!.arrays.map!.data)
  expect(await measured(a, 4)).toEqual([before])
})

it('takes nothing over without parameters to compare', async () => {
  const dataset = makeDataset()
  const before = calls
  for (let run = 0; run < 2; run++) {
    const evaluation = new Evaluation(dataset, 1)
    await evaluation.measure(network(4), 'map')
    evaluation.dispose()
  }
  expect(calls).toBe(before + 2)
})
