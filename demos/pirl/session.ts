import { loadDataset } from '../core/data'
import { samplePermutations } from '../core/pretext/permutations'
import { batchWithin, createBatches } from '../core/ssl/batches'
import { createBank } from '../core/ssl/memory'
import { Evaluation } from '../training/evaluation'
import { Jigsaw } from '../core/ssl/jigsaw'
import { Pirl } from '../core/ssl/pirl'
import { createPuzzles } from '../core/ssl/puzzles'
import { EMBEDDING } from '../core/ssl/model'
import { toTensor } from '../core/ssl/views'
import type { Session, SessionContext } from '../runtime/contract'
import { PairedSession } from './paired-session'
import type { PirlParams } from './schema'

const STRENGTHS = { crop: 0.4, flip: 0, rotate: 0.4, colour: 0.5, grey: 0, blur: 0 }
/** Images trained on, one vector of the bank for each: few, so that a vector is renewed every 31 steps of 32. */
const MOST = 1000
const NEGATIVES = 512
/** μ of the moving averages, as published. */
const MOMENTUM = 0.5

export async function create(params: PirlParams, seed: number, context: SessionContext): Promise<Session> {
  const { orders, lambda, criterion, temperature } = params
  const dataset = await loadDataset(params.images, context.bytes, seed)
  const { size, channels, train } = dataset
  const n = Math.min(MOST, train.labels.length)
  const batchSize = batchWithin(n, params.batchSize)
  const source = { size, channels, images: train.images.slice(0, n * size * size * channels) }
  const set = samplePermutations(orders, seed)
  const bank = createBank(n, EMBEDDING, NEGATIVES, seed, MOMENTUM)
  const batches = createBatches(n, batchSize, seed)
  const pirl = new Pirl(channels, bank, batches, { lambda, criterion, temperature }, seed)
  const all = toTensor(source.images, size, channels)
  pirl.remember(all)
  all.dispose()
  const jigsaw = new Jigsaw(channels, orders, seed)
  const puzzles = createPuzzles(source, STRENGTHS, batchSize, set, seed)
  return PairedSession.start({
    pirl,
    jigsaw,
    puzzles,
    orders: set,
    dataset,
    evaluation: new Evaluation(dataset, seed),
    seed,
  })
}
