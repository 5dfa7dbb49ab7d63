import * as tf from '@tensorflow/tfjs-core'
import type { Tensor4D } from '@tensorflow/tfjs-core'
import { applyViews } from '../augment/apply-views'
import { meanLuma } from '../augment/colour-jitter'
import { sampleJigsawViews } from '../augment/jigsaw-views'
import { sampleViews } from '../augment/sample-views'
import type { AugmentationStrengths } from '../augment/sample-views'
import { Random } from '../random'
import { createBatches } from './batches'
import { gather, toTensor, type ImageSource } from './views'

export type Puzzles = {
  /** One view of each of N images [N, 16, 16, c], and the patches of another [9 N, 16, 16, c]. */
  images: Tensor4D
  patches: Tensor4D
  /** Which order of P each puzzle is in [N]. */
  answers: Int32Array
  /** Which N of the source's images they are of. */
  chosen: Int32Array
  /** Counted from 0. */
  step: number
}

/** The images and puzzles of each step. */
export function createPuzzles(
  source: ImageSource,
  strengths: AugmentationStrengths,
  batch: number,
  orders: readonly Int32Array[],
  seed: number,
): (step: number) => Puzzles {
  const { images, size, channels } = source
  const perImage = size * size * channels
  const means = meanLuma(images, size * size, channels)
  const batches = createBatches(means.length, batch, seed)
  return (step) => {
    const random = new Random(seed, 'puzzles', step)
    const chosen = batches(step)
    const lights = Float32Array.from(chosen, (i) => means[i]!)
    const answers = Int32Array.from(chosen, () => random.int(orders.length))
    const views = sampleViews(lights, strengths, size, random)
    const tiles = sampleJigsawViews(
      lights,
      [...answers].map((answer) => orders[answer]!),
      strengths,
      size,
      random,
    )
    return tf.tidy(() => {
      const originals = toTensor(gather(images, chosen, perImage), size, channels)
      const nine = Int32Array.from({ length: 9 * batch }, (_, i) => Math.floor(i / 9))
      const copies: Tensor4D = tf.gather(originals, tf.tensor1d(nine, 'int32'))
      return { images: applyViews(originals, views), patches: applyViews(copies, tiles), answers, chosen, step }
    })
  }
}
