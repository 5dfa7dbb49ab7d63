import type { Params, Schema } from '../runtime/contract'

/** Steps of a run: the learning rate falls to 0 over them. */
export const STEPS = 900

export const schema = {
  /** Codes share the batch equally among the prototypes, or not. */
  equipartition: { type: 'flag', default: true },
  /** K: prototypes. */
  prototypes: { type: 'number', min: 4, max: 128, step: 1, default: 32, scale: 'log2' },
  /** ε of the codes. */
  epsilon: { type: 'number', min: 0.01, max: 0.5, step: 0.01, default: 0.05 },
  /** τ of the predictions. */
  temperature: { type: 'number', min: 0.05, max: 1, step: 0.05, default: 0.1 },
  /** N: images a batch; 2N views. */
  batchSize: { type: 'number', min: 16, max: 256, step: 1, default: 128, scale: 'log2' },
  learningRate: { type: 'number', min: 1e-4, max: 1e-1, step: 0.25, default: 0.00316227766017, scale: 'log10' },
  /** Whose images. */
  images: { type: 'choice', options: ['mnist', 'own'], default: 'mnist', images: true },
} as const satisfies Schema

export type SwavParams = Params<typeof schema>
