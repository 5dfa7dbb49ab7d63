import type { Params, Schema } from '../runtime/contract'

/** As many negatives as the circle has room for. */
const MAX_NEGATIVES = 12
const angles = { type: 'numbers', min: -180, max: 180 } as const

export const schema = {
  /** Angles in degrees of the query and the positive key. */
  pair: { ...angles, minLength: 2, maxLength: 2, default: [20, 65] },
  /** Angles of the negatives; the first K take part. */
  negatives: {
    ...angles,
    minLength: MAX_NEGATIVES,
    maxLength: MAX_NEGATIVES,
    default: [-15, -95, 140, 100, -60, 170, -130, 45, 120, -35, 155, -75],
  },
  K: { type: 'number', min: 1, max: MAX_NEGATIVES, step: 1, default: 6 },
  beta: { type: 'number', min: 0.625, max: 80, step: 0.5, scale: 'log2', default: 5 },
  /** `keys`: all keys where the positive is; `all`: the query too. Dragging anything goes back to `free`. */
  together: { type: 'choice', options: ['free', 'keys', 'all'], default: 'free' },
} as const satisfies Schema

export type InfoNceParams = Params<typeof schema>

/** Angles as they are: query, positive, K negatives. */
export function places({ pair, negatives, K, together }: InfoNceParams): number[] {
  const [query, positive] = pair as readonly [number, number]
  const others = negatives.slice(0, K)
  if (together === 'free') return [query, positive, ...others]
  return [together === 'all' ? positive : query, positive, ...others.map(() => positive)]
}
