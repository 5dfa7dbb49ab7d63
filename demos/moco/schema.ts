import type { Params, Schema } from '../runtime/contract'

/** Steps of a run: the learning rate falls to 0 over them. */
export const STEPS = 1200

export const schema = {
  /** Where negatives are kept: keys of the last batches, or one vector for each image. */
  memory: { type: 'choice', options: ['queue', 'bank'], default: 'queue' },
  /** m of θₖ ← m θₖ + (1 − m) θ. */
  momentum: { type: 'choice', options: ['0', '0.5', '0.9', '0.95', '0.99', '0.999'], default: '0.95' },
  /** K: negatives a query is compared with. */
  negatives: { type: 'number', min: 256, max: 4096, step: 1, default: 1024, scale: 'log2' },
  /** N: images a batch. */
  batchSize: { type: 'number', min: 16, max: 256, step: 1, default: 128, scale: 'log2' },
  /** τ of InfoNCE. */
  temperature: { type: 'number', min: 0.05, max: 1, step: 0.05, default: 0.2 },
  learningRate: { type: 'number', min: 1e-4, max: 1e-1, step: 0.25, default: 1e-2, scale: 'log10' },
  /** Whose images. */
  images: { type: 'choice', options: ['mnist', 'own'], default: 'mnist', images: true },
  // The view, which does not restart the run.
  picked: { type: 'number', min: 0, max: 399, step: 1, default: 0, view: true },
} as const satisfies Schema

export type MocoParams = Params<typeof schema>
