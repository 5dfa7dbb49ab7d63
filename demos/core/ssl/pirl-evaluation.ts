import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import { NO_AUGMENTATION } from '../augment/sample-views'
import type { Dataset } from '../data'
import { transformSimilarity } from '../metrics/transform-similarity'
import { batchWithin } from './batches'
import { createPuzzles } from './puzzles'
import type { Puzzles } from './puzzles'

const IMAGES = 12
const ORDERS = 3
const PUZZLES = 48

/** Puzzles of held-out images: some once, in any order of P; a few in each of three orders. */
export class PirlEvaluation {
  readonly once: Puzzles
  private readonly each: Tensor4D

  constructor({ test, size, channels }: Dataset, orders: readonly Int32Array[], seed: number) {
    const source = { images: test.images, size, channels }
    const within = (wanted: number): number => batchWithin(test.labels.length, wanted)
    this.once = createPuzzles(source, NO_AUGMENTATION, within(PUZZLES), orders, seed)(0)
    this.each = tf.tidy(() => {
      // The same patches in every order: cells are cut once, in their own order, and then put in place.
      const own = [Int32Array.from({ length: 9 }, (_, i) => i)]
      const images = within(IMAGES)
      const { patches } = createPuzzles(source, NO_AUGMENTATION, images, own, seed)(0)
      const rows = Array.from({ length: images }, (_, i) =>
        orders.slice(0, ORDERS).flatMap((order) => [...order].map((cell) => 9 * i + cell)),
      )
      return tf.gather(patches, tf.tensor1d(rows.flat(), 'int32'))
    })
  }

  /** Cosines of outputs [n, d] of one image in two orders, and of two images in one order. */
  async transformSimilarity(embedPuzzles: (patches: Tensor4D) => Tensor2D) {
    const outputs = embedPuzzles(this.each)
    const values = await outputs.data<'float32'>()
    outputs.dispose()
    return transformSimilarity(values, outputs.shape[1], ORDERS)
  }

  dispose(): void {
    tf.dispose([this.once, this.each])
  }
}
