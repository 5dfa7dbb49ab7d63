import type { Params, Schema } from '../runtime/contract'

/** Steps of a run: the learning rate falls to 0 over them. */
export const STEPS = 600

export const schema = {
  /** |P|: orders that a puzzle may be in. */
  orders: { type: 'number', min: 8, max: 1024, step: 1, default: 64, scale: 'log2' },
  /** λ: share of the puzzles' term in PIRL. */
  lambda: { type: 'number', min: 0, max: 1, step: 0.25, default: 0.5 },
  /** Which of the published forms of L_NCE. */
  criterion: { type: 'choice', options: ['paper', 'nce', 'softargmax'], default: 'paper' },
  /** τ of its scores. */
  temperature: { type: 'number', min: 0.05, max: 1, step: 0.05, default: 0.2 },
  /** N: images a step. */
  batchSize: { type: 'number', min: 8, max: 64, step: 1, default: 32, scale: 'log2' },
  /** Whose images. */
  images: { type: 'choice', options: ['mnist', 'own'], default: 'mnist', images: true },
} as const satisfies Schema

export type PirlParams = Params<typeof schema>
