import type { Dataset } from '../data'
import { Random } from '../random'
import { createBatches } from './batches'
import { enter, type MethodName, type MethodRun } from './registry'
import { createViews } from './views'

const STRENGTHS = { crop: 0.5, flip: 0, rotate: 0.5, colour: 0.5, grey: 0, blur: 0 }

/** The field of one start: all from the encoder of the seed, on the same views in the same order. */
export function createExperiment(dataset: Dataset, batch: number, seed: number) {
  const { size, channels, train } = dataset
  const source = { size, channels, images: train.images }
  const batches = createBatches(train.labels.length, batch, seed)
  return {
    viewsAt: createViews(source, STRENGTHS, batch, seed),
    enter: (name: MethodName): MethodRun => enter(name, { source, batches, batch, seed }),
  }
}

/** A seed for each start, the first one that of the run. */
export const seedsOf = (seed: number, starts: number): number[] =>
  Array.from({ length: starts }, (_, start) => (start === 0 ? seed : new Random(seed, 'start', start).next()))
