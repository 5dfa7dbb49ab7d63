import type { Params, Schema } from '../runtime/contract'

/** Entries of the store; what is written beyond them is left out, and the view says so. */
export const MAX_TITLES = 6
export const LARGEST = 10_000
/** Characters that are read. Parameters hold one more, so that what is cut off is noticed. */
export const READ = { query: 60, titles: 160 } as const

export const schema = {
  kind: { type: 'choice', options: ['cross', 'self'], default: 'cross' },
  /** What is asked, in cross-attention. */
  query: { type: 'text', maxLength: READ.query + 1, default: 'pizza' },
  /** The keys, with commas between. */
  titles: { type: 'text', maxLength: READ.titles + 1, default: 'lasagne, pizza, pizzaiola, tiramisu' },
  /** A value for each key; a missing one is 0. */
  values: {
    type: 'numbers',
    minLength: 1,
    maxLength: MAX_TITLES,
    min: 0,
    max: LARGEST,
    default: [90, 30, 45, 20, 0, 0],
  },
  choice: { type: 'choice', options: ['soft', 'hard'], default: 'soft' },
  beta: { type: 'number', min: 0, max: 40, step: 0.5, default: 8 },
} as const satisfies Schema

export type KeyValueParams = Params<typeof schema>
