import { CARDS } from '../core/pairs/deal'
import { RULES } from '../core/pairs/rules'
import type { Params, Schema } from '../runtime/contract'

export const schema = {
  rule: { type: 'choice', options: RULES, default: 'instance' },
  /** Which cards are dealt. */
  deal: { type: 'number', min: 1, max: 50, step: 1, default: 1 },
  card: { type: 'number', min: 0, max: CARDS - 1, step: 1, default: 0, view: true },
  /** The deal that was answered, then an answer for each card of each rule: see `answers.ts`. */
  answers: {
    type: 'numbers',
    minLength: 1,
    maxLength: 1 + RULES.length * CARDS,
    min: 0,
    max: 50,
    default: [0],
    view: true,
  },
} as const satisfies Schema

export type PositivesParams = Params<typeof schema>
