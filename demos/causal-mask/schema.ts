import type { Params, Schema } from '../runtime/contract'

/** The learning rate falls to 0 over them. */
export const STEPS = 400

export const schema = {
  /** Sentences a step. */
  batchSize: { type: 'number', min: 16, max: 128, step: 1, default: 64, scale: 'log2' },
  learningRate: { type: 'number', min: 1e-4, max: 1e-1, step: 0.5, default: 1e-2, scale: 'log10' },
} as const satisfies Schema

export type CausalMaskParams = Params<typeof schema>
