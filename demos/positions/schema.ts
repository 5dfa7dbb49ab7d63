import { MAX_CHARACTERS } from '../core/attention/word-embeddings'
import type { Params, Schema } from '../runtime/contract'

/** Words shown at once; what a sentence has beyond them is left out, and the view says so. */
export const MAX_WORDS = 6

export const schema = {
  /** One character more than is read, so that what is cut off is noticed. */
  sentence: { type: 'text', maxLength: MAX_CHARACTERS + 1, default: 'deux cent mille' },
  positions: { type: 'choice', options: ['without', 'with'], default: 'without', inView: true },
  /** Sorts the words: the word of the smallest number comes first. */
  order: {
    type: 'numbers',
    minLength: MAX_WORDS,
    maxLength: MAX_WORDS,
    min: 0,
    max: MAX_WORDS - 1,
    default: [2, 1, 0, 3, 4, 5],
  },
  draw: { type: 'number', min: 1, max: 20, step: 1, default: 1 },
} as const satisfies Schema

export type PositionsParams = Params<typeof schema>
