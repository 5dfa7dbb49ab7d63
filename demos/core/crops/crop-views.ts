import * as tf from '@tensorflow/tfjs-core'
import type { Tensor4D } from '@tensorflow/tfjs-core'
import { applyViews } from '../augment/apply-views'
import { meanLuma } from '../augment/colour-jitter'
import { sampleViews, type AugmentationStrengths } from '../augment/sample-views'
import { SIZE, type Dataset } from '../data/dataset'
import { Random } from '../random'
import { composeScene, randomCrop, writeCrop } from './scene'

/**
 * Creates the views of SimCLR on scenes: two random crops of each of N scenes. The crops are equally large in a scene of
 * one object and in a scene of many, so that only what they show differs.
 *
 * @param tiles objects along each side of a scene
 * @param scale smallest side of a crop, relative to the side of a tile
 * @param strengths other augmentations; their own crop is not used
 * @param batch N, scenes of a step
 * @param seed seed of all steps
 * @returns the 2N views of a step [2N, 16, 16, c]: N first views, then the N second ones
 */
export function createCropViews(
  dataset: Dataset,
  tiles: number,
  scale: number,
  strengths: AugmentationStrengths,
  batch: number,
  seed: number,
): (step: number) => Tensor4D {
  const width = SIZE * SIZE * dataset.channels
  return (step) => {
    const random = new Random(seed, 'scenes', step)
    const views = new Float32Array(2 * batch * width)
    for (let i = 0; i < batch; i++) {
      const scene = composeScene(dataset, dataset.train, tiles, random)
      for (const at of [i, batch + i]) writeCrop(scene, randomCrop(scene, scale, random), views, at * width)
    }
    const means = meanLuma(views, SIZE * SIZE, dataset.channels)
    const sample = sampleViews(means, { ...strengths, crop: 0 }, SIZE, random)
    return tf.tidy(() => applyViews(tf.tensor4d(views, [2 * batch, SIZE, SIZE, dataset.channels]), sample))
  }
}
