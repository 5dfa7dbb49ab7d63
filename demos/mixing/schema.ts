import type { Params, Schema } from '../runtime/contract'

/** Number of columns of X, and of corners of the simplex. */
export const T = 3
/** Range of a component of a vector. */
export const RANGE = 2

export const schema = {
  columns: { type: 'choice', options: ['vectors', 'mnist', 'emoji', 'own'], default: 'vectors', images: true },
  /** Which three pictures. */
  pictures: { type: 'number', min: 1, max: 30, step: 1, default: 1 },
  /** a, which is projected onto the simplex. */
  weights: { type: 'numbers', minLength: T, maxLength: T, min: -1, max: 2, default: [0.5, 0.3, 0.2] },
  /** X, column after column: x, y, x, y, x, y. */
  vectors: {
    type: 'numbers',
    minLength: 2 * T,
    maxLength: 2 * T,
    min: -RANGE,
    max: RANGE,
    default: [1.7, 0.4, -0.4, 1.7, -1.2, -1.3],
  },
} as const satisfies Schema

export type MixingParams = Params<typeof schema>
