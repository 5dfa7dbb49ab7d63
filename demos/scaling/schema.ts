import type { Params, Schema } from '../runtime/contract'

/** Dimensions measured: powers of two up to 2¹⁰. */
export const EXPONENTS = 10

export const schema = {
  d: { type: 'number', min: 1, max: 2 ** EXPONENTS, step: 1, default: 64, scale: 'log2' },
  keys: { type: 'number', min: 2, max: 32, step: 1, default: 16 },
  law: { type: 'choice', options: ['normal', 'uniform', 'signs'], default: 'normal' },
  draw: { type: 'number', min: 1, max: 20, step: 1, default: 1 },
} as const satisfies Schema

export type ScalingParams = Params<typeof schema>
