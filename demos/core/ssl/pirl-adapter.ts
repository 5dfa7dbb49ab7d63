import * as tf from '@tensorflow/tfjs-core'
import type { Tensor4D } from '@tensorflow/tfjs-core'
import { applyViews } from '../augment/apply-views'
import { sampleJigsawViews } from '../augment/jigsaw-views'
import { samplePermutations } from '../pretext/permutations'
import { Random } from '../random'
import type { MethodRun, Setting } from './registry'
import { createBank } from './memory'
import { Pirl } from './pirl'
import { EMBEDDING } from './model'
import { toTensor } from './views'

const ORDERS = 64
const NEGATIVES = 512
/** μ of the moving averages, as published. */
const MOMENTUM = 0.5
const NO_AUGMENTATION = { crop: 0, flip: 0, rotate: 0, colour: 0, grey: 0, blur: 0 }

/** PIRL on the views that all methods get: the first one as it is, the second one cut into a puzzle. */
export function createPirlAdapter({ source, batches, seed }: Setting): MethodRun {
  const { images, size, channels } = source
  const n = images.length / (size * size * channels)
  const orders = samplePermutations(ORDERS, seed)
  const bank = createBank(n, EMBEDDING, NEGATIVES, seed, MOMENTUM)
  const pirl = new Pirl(channels, bank, batches, { lambda: 0.5, criterion: 'paper', temperature: 0.2 }, seed)
  const all = toTensor(images, size, channels)
  pirl.remember(all)
  all.dispose()

  /** Nine patches of each image, in an order of P [9 N, 16, 16, c]. */
  function shuffled(views: Tensor4D, step: number): Tensor4D {
    const random = new Random(seed, 'puzzles', step)
    const chosen = Array.from({ length: views.shape[0] }, () => orders[random.int(ORDERS)]!)
    const nine = chosen.flatMap((_, i) => Array<number>(9).fill(i))
    const sample = sampleJigsawViews(new Float32Array(chosen.length), chosen, NO_AUGMENTATION, size, random)
    return applyViews(tf.gather(views, tf.tensor1d(nine, 'int32')), sample)
  }

  return {
    step(views, learningRate, t) {
      const pass = tf.tidy(() => {
        const [own, other] = tf.split(views, 2) as [Tensor4D, Tensor4D]
        return pirl.forward({ images: own, patches: shuffled(other, t - 1) }, t - 1)
      })
      pirl.update(pass, learningRate, t)
      tf.dispose(pass)
    },
    features: (x) => pirl.represent(x),
    checkpoint: () => pirl.checkpoint(),
    restore: (checkpoint) => pirl.restore(checkpoint),
    dispose: () => pirl.dispose(),
  }
}
