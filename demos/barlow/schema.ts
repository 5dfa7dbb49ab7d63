import type { Params, Schema } from '../runtime/contract'

/** Steps of a run: the learning rate falls to 0 over them. */
export const STEPS = 1500

export const schema = {
  /** Where training starts: as always, near units that are all equal, or near units that ignore the image. */
  start: { type: 'choice', options: ['random', 'equal', 'constant'], default: 'random' },
  /** False: C is a cosine of second moments, as where the notes leave the mean in. */
  centred: { type: 'flag', default: true },
  /** λ. */
  redundancy: { type: 'choice', options: ['0', '0.005', '0.05', '0.1', '0.2', '1'], default: '0.2' },
  /** D: units of the embedding. */
  dimension: { type: 'choice', options: ['8', '16', '32', '64'], default: '16' },
  /** N: images a batch. */
  batchSize: { type: 'number', min: 16, max: 256, step: 1, default: 128, scale: 'log2' },
  learningRate: { type: 'number', min: 1e-3, max: 1e-1, step: 0.25, default: 0.0177827941004, scale: 'log10' },
} as const satisfies Schema

export type BarlowParams = Params<typeof schema>
