import { DIGIT_AUGMENTATION } from '../augment/sample-views'
import type { Dataset } from '../data'
import { Random } from '../random'
import { createMethod, type MethodName, type MethodRun } from './registry'
import { createViews, imageSource } from './views'

/** What the methods of one seed have in common: the first encoder, and the same views in the same order. */
export function createExperiment(dataset: Dataset, batchSize: number, seed: number) {
  const source = imageSource(dataset)
  return {
    viewsAt: createViews(source, DIGIT_AUGMENTATION, batchSize, seed),
    createMethod: (name: MethodName): MethodRun => createMethod(name, { source, batchSize, seed }),
  }
}

/** A seed for each start, the first one that of the run. */
export const seedsOf = (seed: number, starts: number): number[] =>
  Array.from({ length: starts }, (_, start) => (start === 0 ? seed : new Random(seed, 'start', start).next()))
