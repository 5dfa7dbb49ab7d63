import { MAX_CHARACTERS } from '../core/attention/word-embeddings'
import type { Params, Schema } from '../runtime/contract'

/** Tokens shown at once; what a sentence has beyond them is left out, and the view says so. */
export const MAX_TOKENS = 6
/** Range of a component. */
export const RANGE = 2

const angle = {
  type: 'number',
  min: -180,
  max: 180,
  step: 5,
  default: 0,
  unit: '°',
  when: ['maps', 'rotation'],
} as const
/** W, row by row. */
const map = { type: 'numbers', minLength: 4, maxLength: 4, min: -2, max: 2, default: [1, 0, 0, 1] } as const
const points = (minimum: number, preset: readonly number[]) =>
  ({
    type: 'numbers',
    minLength: 2 * minimum,
    maxLength: 2 * MAX_TOKENS,
    min: -RANGE,
    max: RANGE,
    default: preset,
  }) as const

export const schema = {
  /** Where X comes from. Dragging a word's vector goes over to `vectors`, with all the others as they are. */
  source: { type: 'choice', options: ['vectors', 'sentence'], default: 'vectors' },
  /** X, column after column: x, y, x, y ... */
  vectors: points(2, [1.5, 0.5, 0.8, 1.4, -1.3, 0.9, 0.4, -1.5]),
  /** One character more than is read, so that what is cut off is noticed. */
  sentence: {
    type: 'text',
    maxLength: MAX_CHARACTERS + 1,
    default: 'pizza lasagne pizza tiramisu',
    when: ['source', 'sentence'],
  },
  kind: { type: 'choice', options: ['self', 'cross'], default: 'self' },
  /** Y, whose columns ask in cross-attention. */
  queries: points(1, [-0.6, 1.6, 1.2, -1.1]),
  /** `scaled`: soft with β = 1/√d. */
  choice: { type: 'choice', options: ['soft', 'scaled', 'hard'], default: 'soft' },
  beta: { type: 'number', min: 0, max: 20, step: 0.1, default: 1, when: ['choice', 'soft'] },
  maps: { type: 'choice', options: ['none', 'rotation', 'matrix'], default: 'none' },
  angleQ: angle,
  angleK: angle,
  angleV: angle,
  Wq: map,
  Wk: map,
  Wv: map,
  /** The weights alone, large, or all four matrices. */
  matrices: { type: 'choice', options: ['weights', 'all'], default: 'weights', view: true },
  causal: { type: 'flag', default: false },
  /** The cell explained: see `cells.ts`. */
  picked: { type: 'number', min: 0, max: 4 * MAX_TOKENS ** 2 - 1, step: 1, default: MAX_TOKENS ** 2, view: true },
} as const satisfies Schema

export type AttentionParams = Params<typeof schema>
