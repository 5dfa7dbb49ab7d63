import type { Params, Schema } from '../runtime/contract'

/** Side of a picture, in pixels. */
export const SIDE = 16
/** Held-out pictures to choose from. */
export const PICTURES = 18
/** Most words that are shown; the view says how many are left out. */
export const MAX_WORDS = 20

export const schema = {
  source: { type: 'choice', options: ['emoji', 'mnist', 'own', 'sentence'], default: 'emoji', images: true },
  picture: { type: 'number', min: 0, max: PICTURES - 1, step: 1, default: 8, view: true },
  /** left, top, right, bottom: columns left … right − 1 and rows top … bottom − 1 are hidden. */
  mask: {
    type: 'numbers',
    minLength: 4,
    maxLength: 4,
    min: 0,
    max: SIDE,
    default: [8, 3, 13, 8],
    view: true,
  },
  /** When it is empty, the example in the language of the deck is shown. */
  sentence: { type: 'text', maxLength: 160, default: '', view: true, when: ['source', 'sentence'] },
  /** Indices of the hidden words. */
  words: { type: 'numbers', minLength: 0, maxLength: MAX_WORDS, min: 0, max: MAX_WORDS - 1, default: [1], view: true },
} as const satisfies Schema

export type MaskingParams = Params<typeof schema>
