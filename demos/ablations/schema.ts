import { ABLATIONS } from '../core/published/ablations'
import type { Params, Schema } from '../runtime/contract'
import { STARTS, TURNS } from './sweep'

export const STEPS = STARTS * TURNS

export const schema = {
  /** Which published ablation is shown; the sweep beside it goes on. */
  ablation: { type: 'choice', options: ABLATIONS, default: 'batch', view: true },
  /** Learning rate of a batch of N: that of 64 images times √(N / 64), or the same. */
  rate: { type: 'choice', options: ['root', 'same'], default: 'root' },
} as const satisfies Schema

export type AblationsParams = Params<typeof schema>
