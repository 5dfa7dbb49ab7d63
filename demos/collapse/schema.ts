import type { Params, Schema } from '../runtime/contract'

/** Steps of a run: the learning rate falls to 0 over them. */
export const STEPS = 300

export const schema = {
  /** What is added to similarity, one thing at a time. */
  remedy: { type: 'choice', options: ['none', 'standardise', 'negatives', 'stopGradient'], default: 'none' },
  /** d of the embedding e: a circle, a sphere, or more than can be drawn. */
  dimension: { type: 'choice', options: ['2', '3', '64'], default: '3' },
  /** N: images a batch; 2N views. */
  batchSize: { type: 'number', min: 16, max: 256, step: 1, default: 128, scale: 'log2' },
  learningRate: { type: 'number', min: 1e-4, max: 1e-1, step: 0.25, default: 1e-2, scale: 'log10' },
  /** Whose images. */
  images: { type: 'choice', options: ['mnist', 'own'], default: 'mnist', images: true },
  // The view, which does not restart the run: degrees about the vertical and the horizontal axis.
  turn: { type: 'number', min: -180, max: 180, step: 5, default: 25, view: true },
  tilt: { type: 'number', min: -90, max: 90, step: 5, default: 20, view: true },
} as const satisfies Schema

export type CollapseParams = Params<typeof schema>
