import { batchWithin } from '../core/ssl/batches'
import type { SweepParams } from './schema'

/** One run of the sweep. */
export interface Setting {
  /** N: images a batch. */
  readonly batchSize: number
  /** τ of NT-Xent. */
  readonly temperature: number
  /** Updates in all. */
  readonly updates: number
}

const UPDATES = 100
const TEMPERATURE = 0.2
const LARGEST = 256
const TEMPERATURES = [0.05, 0.1, 0.2, 0.5, 1]

/** Of `images` to train on: few allow no large batch. At equal images each run sees as many as that of the middle one. */
export function settingsOf({ swept, equal }: Pick<SweepParams, 'swept' | 'equal'>, images: number): readonly Setting[] {
  const largest = batchWithin(images, LARGEST)
  // one image has no negative
  const [small, middle] = [Math.max(2, largest / 16), Math.max(2, largest / 4)]
  if (swept === 'temperature') {
    return TEMPERATURES.map((temperature) => ({ batchSize: middle, temperature, updates: UPDATES }))
  }
  return [...new Set([small, middle, largest])].map((batchSize) => ({
    batchSize,
    temperature: TEMPERATURE,
    updates: equal === 'steps' ? UPDATES : (UPDATES * middle) / batchSize,
  }))
}

export const metricOf = (run: number): `knn${number}` => `knn${run}`
