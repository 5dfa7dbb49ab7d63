import { MAX_CHARACTERS } from '../core/attention/word-embeddings'
import type { Params, Schema } from '../runtime/contract'

/** Words shown at once; what a sentence has beyond them is left out, and the view says so. */
export const MOST = 6
/** Half a token is its word, half its position. */
export const HALF = 8

export const schema = {
  /** One character more than is read, so that what is cut off is noticed. */
  sentence: { type: 'text', maxLength: MAX_CHARACTERS + 1, default: 'cent deux mille cent deux' },
  heads: { type: 'choice', options: ['1', '2', '4'], default: '4' },
  maps: { type: 'choice', options: ['built', 'random'], default: 'built' },
  draw: { type: 'number', min: 1, max: 20, step: 1, default: 1 },
} as const satisfies Schema

export type HeadsParams = Params<typeof schema>
