import * as tf from '@tensorflow/tfjs-core'
import type { Tensor4D } from '@tensorflow/tfjs-core'
import { applyViews } from '../augment/apply-views'
import { sampleJigsawViews } from '../augment/jigsaw-views'
import { NO_AUGMENTATION } from '../augment/sample-views'
import { EMBEDDING } from '../nn/encoder'
import { samplePermutations } from '../pretext/permutations'
import { Random } from '../random'
import { MemoryBank } from './memory-bank'
import { Pirl, type PirlCache } from './methods/pirl/method'
import type { MethodOptions, MethodRun } from './registry'
import { toTensor, type ViewBatch } from './views'

const ORDERS = 64
const NEGATIVES = 512
/** μ of the moving averages, as published. */
const MOMENTUM = 0.5

/** PIRL on the views that all methods get: the first one as it is, the second one cut into a puzzle. */
export function createPirlAdapter({ source, seed }: MethodOptions): MethodRun<PirlCache> {
  const { images, size, channels } = source
  const all = toTensor(images, size, channels)
  const bank = new MemoryBank(all.shape[0], EMBEDDING, NEGATIVES, seed, MOMENTUM)
  const pirl = new Pirl(bank, all, { lambda: 0.5, criterion: 'paper', temperature: 0.2 }, seed)
  all.dispose()
  const orders = samplePermutations(ORDERS, seed)

  /** Nine patches of each image, in an order of P [9 N, 16, 16, c]. */
  function shuffledPatches(views: Tensor4D, step: number): Tensor4D {
    const random = new Random(seed, 'puzzles', step)
    const chosen = Array.from({ length: views.shape[0] }, () => orders[random.int(ORDERS)]!)
    const nine = chosen.flatMap((_, i) => Array<number>(9).fill(i))
    const sample = sampleJigsawViews(new Float32Array(chosen.length), chosen, NO_AUGMENTATION, size, random)
    return applyViews(tf.gather(views, tf.tensor1d(nine, 'int32')), sample)
  }

  return {
    forward: ({ views, images: chosen, step }: ViewBatch) =>
      tf.tidy(() => {
        const [first, second] = tf.split(views, 2) as [Tensor4D, Tensor4D]
        return pirl.forward({ images: first, patches: shuffledPatches(second, step), chosen, step })
      }),
    update: (cache, learningRate, t) => pirl.update(cache, learningRate, t),
    represent: (x) => pirl.represent(x),
    stateDict: () => pirl.stateDict(),
    loadStateDict: (state) => pirl.loadStateDict(state),
    dispose: () => pirl.dispose(),
  }
}
