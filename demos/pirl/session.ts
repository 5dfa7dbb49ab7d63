import { loadDataset } from '../core/data'
import { EMBEDDING } from '../core/nn/encoder'
import { samplePermutations } from '../core/pretext/permutations'
import { batchWithin } from '../core/ssl/batches'
import { Jigsaw } from '../core/ssl/jigsaw'
import { MemoryBank } from '../core/ssl/memory-bank'
import { Pirl } from '../core/ssl/methods/pirl/method'
import { createPuzzles } from '../core/ssl/puzzles'
import { toTensor } from '../core/ssl/views'
import type { Session, SessionContext } from '../runtime/contract'
import { Evaluation } from '../training/evaluation'
import { PairedSession } from './paired-session'
import type { PirlParams } from './schema'

const STRENGTHS = { crop: 0.4, flip: 0, rotate: 0.4, colour: 0.5, grey: 0, blur: 0 }
/** Images trained on, one vector of the bank for each: few, so that a vector is renewed every 31 steps of 32. */
const MAX_IMAGES = 1000
const NEGATIVES = 512
/** μ of the moving averages, as published. */
const MOMENTUM = 0.5

export async function create(params: PirlParams, seed: number, context: SessionContext): Promise<Session> {
  const dataset = await loadDataset(params.images, context.bytes, seed)
  const { size, channels, train } = dataset
  const n = Math.min(MAX_IMAGES, train.labels.length)
  // negatives are of the images outside the batch: it leaves at least as many as it takes
  const batchSize = batchWithin(Math.floor(n / 2), params.batchSize)
  const source = { size, channels, images: train.images.slice(0, n * size * size * channels) }
  const all = toTensor(source.images, size, channels)
  const pirl = new Pirl(new MemoryBank(n, EMBEDDING, NEGATIVES, seed, MOMENTUM), all, params, seed)
  all.dispose()
  const orders = samplePermutations(params.orders, seed)
  return PairedSession.start({
    pirl,
    jigsaw: new Jigsaw(channels, params.orders, seed),
    puzzlesAt: createPuzzles(source, STRENGTHS, batchSize, orders, seed),
    orders,
    dataset,
    evaluation: new Evaluation(dataset, seed),
    seed,
    steps: context.steps,
  })
}
