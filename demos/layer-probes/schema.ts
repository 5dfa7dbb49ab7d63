import type { Params, Schema } from '../runtime/contract'

/** Steps of a run: the learning rate falls to 0 over them. */
export const STEPS = 200
/** Layers that are probed: three convolutions and a dense layer of f, two dense layers of g. */
export const LAYERS = 6

export const schema = {
  /** N: images a step, two turned views of each. */
  batchSize: { type: 'number', min: 16, max: 256, step: 1, default: 128, scale: 'log2' },
  /** τ of the method that ignores the turn. */
  temperature: { type: 'number', min: 0.05, max: 1, step: 0.05, default: 0.1 },
  learningRate: { type: 'number', min: 1e-4, max: 1e-1, step: 0.25, default: 0.01, scale: 'log10' },
  /** What else views differ in, for both: how much is cut away. */
  crop: { type: 'number', min: 0, max: 1, step: 0.1, default: 0.3 },
  /** Whose images. */
  images: { type: 'choice', options: ['mnist', 'own'], default: 'mnist', images: true },
} as const satisfies Schema

export type LayerProbesParams = Params<typeof schema>
