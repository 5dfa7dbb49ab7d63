import type { Params, Schema } from '../runtime/contract'

/** Normalisations that can be stepped through: rows, columns, rows ... SwAV makes 3 of each. */
export const LAST = 40

export const schema = {
  iteration: { type: 'number', min: 0, max: LAST, step: 1, default: 0 },
  balance: { type: 'choice', options: ['equal', 'nearest'], default: 'equal' },
  codes: { type: 'choice', options: ['soft', 'hard'], default: 'soft' },
  /** From where exp(s/ε) overflows float32 (ε < 1/88) to nearly uniform codes; SwAV: 0.05. */
  epsilon: { type: 'number', min: 0.0015625, max: 1.6, step: 0.5, scale: 'log2', default: 0.05 },
  K: { type: 'number', min: 2, max: 6, step: 1, default: 4 },
  batch: { type: 'number', min: 4, max: 32, step: 2, default: 24 },
  share: { type: 'number', min: 0.2, max: 0.9, step: 0.05, default: 0.35 },
  spread: { type: 'number', min: 0, max: 1, step: 0.05, default: 1 },
} as const satisfies Schema

export type SinkhornParams = Params<typeof schema>
