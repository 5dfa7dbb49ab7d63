import type { Params, Schema } from '../runtime/contract'

/** Vectors of the set. */
export const T = 4

const angle = { type: 'number', min: -180, max: 180, step: 5, default: 0, unit: '°' } as const
/** W, row by row, 3 x 3; the plane uses its upper left 2 x 2. */
const map = (preset: readonly number[]) =>
  ({ type: 'numbers', minLength: 9, maxLength: 9, min: -2, max: 2, default: preset }) as const

export const schema = {
  angleQ: angle,
  angleK: angle,
  /** Keys turn as queries do, whatever their own angle. */
  together: { type: 'flag', default: false },
  angleV: angle,
  dimension: { type: 'choice', options: ['2', '3'], default: '2' },
  maps: { type: 'choice', options: ['rotation', 'matrix'], default: 'rotation' },
  /** Axis of all rotations of space. */
  axis: { type: 'choice', options: ['x', 'y', 'z'], default: 'z' },
  /** Which set of vectors. */
  draw: { type: 'number', min: 1, max: 20, step: 1, default: 1 },
  Wq: map([1.5, 0.5, 0, 0, 0.5, 0, 0, 0, 1]),
  Wk: map([1, 0, 0, 0, 1, 0, 0, 0, 1]),
  Wv: map([1, 0, 0, 0, 0.2, 0, 0, 0, 1]),
  /** From where space is looked at, in degrees about the vertical axis. */
  camera: { type: 'number', min: -180, max: 180, step: 5, default: 30, view: true },
} as const satisfies Schema

export type RotationsParams = Params<typeof schema>
