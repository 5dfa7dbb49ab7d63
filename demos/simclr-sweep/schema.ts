import type { Params, Schema } from '../runtime/contract'

/** Of the sweep, not of its runs: at each, every run goes on by an equal share of its own steps. */
export const STEPS = 100

export const schema = {
  swept: { type: 'choice', options: ['batch', 'temperature'], default: 'batch' },
  /** What runs of different batch sizes have in common. */
  equal: { type: 'choice', options: ['steps', 'images'], default: 'steps' },
  learningRate: { type: 'number', min: 1e-4, max: 1e-1, step: 0.25, default: 1e-2, scale: 'log10' },
  /** Whose images. */
  images: { type: 'choice', options: ['mnist', 'own'], default: 'mnist', images: true },
} as const satisfies Schema

export type SweepParams = Params<typeof schema>
