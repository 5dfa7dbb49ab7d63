import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import { applyViews } from '../augment/apply-views'
import { sampleRotatedViews, ROTATIONS } from '../augment/rotated-views'
import { NO_AUGMENTATION } from '../augment/sample-views'
import type { Dataset } from '../data'
import { ridgeProbe } from '../metrics/ridge-probe'
import { Random } from '../random'
import { gather, toTensor } from './views'

/** Images whose labels the probes are fitted to, out of the training set, and held-out images they are judged on. */
const FITTED = 300
const JUDGED = 500

/** What is asked of each layer, in this order. */
export const QUESTIONS = ['class', 'turn'] as const

/** Images, each in one quarter turn, of which the layers of a network are asked the class and the turn. */
export class LayerProbes {
  private readonly images: Tensor4D
  private readonly fitted: number
  /** What can be asked: without labels, nothing of the class. */
  private readonly known: readonly boolean[]
  private readonly labellings: readonly Uint8Array[]

  constructor({ train, test, size, channels, classes }: Dataset, seed: number) {
    const random = new Random(seed, 'probes')
    const width = size * size * channels
    const judged = Math.min(JUDGED, test.labels.length)
    const fitted = random.permutation(train.labels.length).slice(0, FITTED)
    this.fitted = fitted.length
    this.known = [classes > 1, true]
    const turns = Uint8Array.from({ length: fitted.length + judged }, () => random.int(ROTATIONS))
    this.labellings = [Uint8Array.from([...gather(train.labels, fitted, 1), ...test.labels.slice(0, judged)]), turns]
    this.images = tf.tidy(() => {
      const upright = [gather(train.images, fitted, width), test.images.slice(0, judged * width)]
      const all = tf.concat(upright.map((bytes) => toTensor(bytes, size, channels)))
      const level = new Float32Array(turns.length)
      return applyViews(all, sampleRotatedViews(level, turns, NO_AUGMENTATION, size, random))
    })
  }

  /** Accuracy of linear probes [2, layers]: of the class, layer by layer, then of the turn; NaN of what is not known. */
  async measure(layers: (images: Tensor4D) => Tensor2D[]): Promise<Float32Array> {
    const grams = tf.tidy(() => layers(this.images).map((rows) => gram(rows, this.fitted)))
    const out = new Float32Array(QUESTIONS.length * grams.length)
    for (const [layer, products] of grams.entries()) {
      const values = await products.data<'float32'>()
      ridgeProbe(values, this.labellings).forEach((accuracy, i) => {
        out[i * grams.length + layer] = this.known[i] ? accuracy : NaN
      })
    }
    tf.dispose(grams)
    return out
  }

  dispose(): void {
    this.images.dispose()
  }
}

/** Products [n, fitted] of all rows [n, d] with the first ones, about the mean of those. */
export function gram(rows: Tensor2D, fitted: number): Tensor2D {
  const centred = tf.sub(rows, tf.mean(tf.slice(rows, 0, fitted), 0, true)) as Tensor2D
  return tf.matMul(centred, tf.transpose(tf.slice(centred, 0, fitted)))
}
