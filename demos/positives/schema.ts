import { CARD_COUNT } from '../core/pairs/sample-cards'
import { POSITIVE_RULES } from '../core/pairs/positive-rules'
import type { Params, Schema } from '../runtime/contract'

export const schema = {
  rule: { type: 'choice', options: POSITIVE_RULES, default: 'instance' },
  /** Which sample of cards is shown. */
  deal: { type: 'number', min: 1, max: 50, step: 1, default: 1 },
  card: { type: 'number', min: 0, max: CARD_COUNT - 1, step: 1, default: 0, view: true },
  /** The sample that was answered, then an answer for each card of each rule: see `answers.ts`. */
  answers: {
    type: 'numbers',
    minLength: 1,
    maxLength: 1 + POSITIVE_RULES.length * CARD_COUNT,
    min: 0,
    max: 50,
    default: [0],
    view: true,
  },
} as const satisfies Schema

export type PositivesParams = Params<typeof schema>
