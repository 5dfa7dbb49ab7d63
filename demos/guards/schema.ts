import type { Params, Schema } from '../runtime/contract'

/** Steps of a run. */
export const STEPS = 200

export const schema = {
  /** What is added to attraction, one thing at a time. */
  guard: {
    type: 'choice',
    options: ['none', 'repulsion', 'equipartition', 'asymmetry', 'decorrelation'],
    default: 'none',
  },
  /** γ: the share of the guard's method in the loss; the rest is attraction alone. */
  strength: { type: 'number', min: 0, max: 1, step: 0.05, default: 1 },
  /** ρ: how often a view cannot be told from those of the other images. */
  confusion: { type: 'number', min: 0, max: 0.6, step: 0.05, default: 0.2 },
} as const satisfies Schema

export type GuardsParams = Params<typeof schema>
export type GuardName = GuardsParams['guard']
