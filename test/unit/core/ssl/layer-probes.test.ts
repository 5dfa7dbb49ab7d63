import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applyViews } from '../../../../demos/core/augment/apply-views'
import { sampleRotatedViews } from '../../../../demos/core/augment/rotated-views'
import { NO_AUGMENTATION } from '../../../../demos/core/augment/sample-views'
import type { Dataset } from '../../../../demos/core/data'
import { rotatedPixel } from '../../../../demos/core/pretext/tasks'
import { Random } from '../../../../demos/core/random'
import { gram, LayerProbes } from '../../../../demos/core/ssl/layer-probes'
import { SSLModel } from '../../../../demos/core/ssl/model'
import { createRotatedViews, createRotationPrediction } from '../../../../demos/core/ssl/rotation-prediction'

/** Two kinds of image: bright at the top, much or little. */
const makeSplit = (n: number) => ({
  labels: Uint8Array.from({ length: n }, (_, i) => i % 2),
  images: Uint8Array.from({ length: n * 256 }, (_, i) => {
    const [image, row] = [i >> 8, (i >> 4) & 15]
    return row < 4 ? (image % 2 ? 250 : 120) : 0
  }),
})
const dataset: Dataset = {
  name: 'mnist',
  size: 16,
  channels: 1,
  classes: 2,
  train: makeSplit(400),
  test: makeSplit(20),
}

let before = 0
beforeEach(() => {
  before = tf.memory().numTensors
})
afterEach(() => expect(tf.memory().numTensors).toBe(before))

describe('turned views', () => {
  it('are the pixels of the image in their new places, clockwise', () => {
    const random = new Random(1, 'pixels')
    const pixels = Float32Array.from({ length: 256 }, () => random.uniform())
    for (const quarters of [0, 1, 2, 3]) {
      const seen = tf.tidy(() =>
        applyViews(
          tf.tensor4d(pixels, [1, 16, 16, 1]),
          sampleRotatedViews([0], [quarters], NO_AUGMENTATION, 16, random),
        ).dataSync(),
      )
      seen.forEach((value, i) => expect(value).toBeCloseTo(pixels[rotatedPixel(i, quarters)]!, 5))
    }
  })

  it('come with the turn that each was given, the same at every call', () => {
    const views = createRotatedViews({ images: dataset.train.images, size: 16, channels: 1 }, NO_AUGMENTATION, 8, 1)
    const [first, again] = [views(3), views(3)]
    expect(first.views.dataSync()).toEqual(again.views.dataSync())
    const answers = tf.tidy(() => tf.argMax(first.answers, 1).dataSync())
    expect(new Set(answers).size).toBeGreaterThan(1)
    // where the bright side is: at the top unturned, then right, below, left
    const bright = [8, 16 * 8 + 15, 16 * 15 + 8, 16 * 8]
    answers.forEach((answer, i) => expect(first.views.dataSync()[256 * i + bright[answer]!]).toBeGreaterThan(0.4))
    tf.dispose([Object.values(first), Object.values(again)])
  })

  it('can be told apart by a network that learns to', () => {
    const model = new SSLModel(1, createRotationPrediction(), 1)
    const views = createRotatedViews({ images: dataset.train.images, size: 16, channels: 1 }, NO_AUGMENTATION, 8, 1)
    const losses = Array.from({ length: 12 }, (_, t) => {
      const batch = views(t)
      const pass = model.forward(batch, { targets: [batch.answers] })
      const loss = tf.tidy(() => model.loss(pass).dataSync()[0]!)
      model.update(pass, 0.01, t + 1)
      tf.dispose([batch, pass])
      return loss
    })
    expect(losses.at(-1)).toBeLessThan(losses[0]! / 2)
    model.dispose()
  })
})

describe('probes of layers', () => {
  it('read class and turn off pixels, and neither off a layer that has lost them', async () => {
    const probes = new LayerProbes(dataset, 1)
    const pixels = (images: Tensor4D) => tf.reshape(images, [images.shape[0], -1]) as Tensor2D
    const brightness = (images: Tensor4D) => tf.mean(pixels(images), 1, true) as Tensor2D
    const [classPixels, classMean, turnPixels, turnMean] = await probes.measure((images) => [
      pixels(images),
      brightness(images),
    ])
    expect([classPixels, classMean, turnPixels]).toEqual([1, 1, 1])
    expect(turnMean).toBeLessThan(0.6)
    probes.dispose()
  })

  it('take products about the mean of the rows that have labels', () => {
    const products = tf.tidy(() => gram(tf.tensor2d([1, 2, 3, 6, 5, 0], [3, 2]), 2).dataSync())
    // mean (2, 4): rows (−1, −2), (1, 2) and (3, −4)
    expect([...products]).toEqual([5, -5, -5, 5, 5, -5])
  })

  it('are given every layer of f and g, a row for each image', () => {
    const model = new SSLModel(1, createRotationPrediction(), 1)
    const layers = tf.tidy(() => model.layers(tf.zeros([3, 16, 16, 1])).map(({ shape }) => shape))
    expect(layers).toEqual([1024, 512, 256, 128, 128, 64].map((numbers) => [3, numbers]))
    model.dispose()
  })
})
