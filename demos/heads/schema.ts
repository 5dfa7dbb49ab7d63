import { MAX_CHARACTERS } from '../core/attention/word-embeddings'
import { HEAD_KINDS } from '../core/attention/hand-set-heads'
import type { Params, Schema } from '../runtime/contract'

/** Words shown at once; what a sentence has beyond them is left out, and the view says so. */
export const MAX_WORDS = 6
/** Half a token is its word, half its position. */
export const HALF = 8

export const schema = {
  /** One character more than is read, so that what is cut off is noticed. */
  sentence: { type: 'text', maxLength: MAX_CHARACTERS + 1, default: 'cent deux mille cent deux' },
  /** One head, all that are set by hand, or one whose maps are drawn. */
  shown: { type: 'choice', options: [...HEAD_KINDS, 'all', 'random'], default: 'same', view: true, inView: true },
  draw: { type: 'number', min: 1, max: 20, step: 1, default: 1 },
} as const satisfies Schema

export type HeadsParams = Params<typeof schema>
