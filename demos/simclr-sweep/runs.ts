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
const BATCH = 64
const TEMPERATURE = 0.2
const BATCHES = [16, 64, 256]
const TEMPERATURES = [0.05, 0.1, 0.2, 0.5, 1]

/** At equal images each run sees as many as that of `BATCH`: small batches make more updates. */
export function settingsOf({ swept, equal }: Pick<SweepParams, 'swept' | 'equal'>): readonly Setting[] {
  if (swept === 'temperature') {
    return TEMPERATURES.map((temperature) => ({ batchSize: BATCH, temperature, updates: UPDATES }))
  }
  return BATCHES.map((batchSize) => ({
    batchSize,
    temperature: TEMPERATURE,
    updates: equal === 'steps' ? UPDATES : (UPDATES * BATCH) / batchSize,
  }))
}

export const metricOf = (run: number): `knn${number}` => `knn${run}`
