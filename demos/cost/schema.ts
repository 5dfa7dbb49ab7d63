import type { Params, Schema } from '../runtime/contract'

/** Lengths t that are timed, one a step. */
export const LENGTHS = [32, 64, 128, 256, 512, 1024, 2048] as const
/** Lengths from here on are fitted: shorter ones take less than what surrounds the sums. */
export const FITTED_FROM = 256

export const schema = {
  d: { type: 'choice', options: ['32', '64', '128'], default: '64' },
} as const satisfies Schema

export type CostParams = Params<typeof schema>
