import type { Vector } from '../core/clusters/soft-k-means'
import type { Params, Schema } from '../runtime/contract'

const MAX_POINTS = 16
/** Half the width of the plane. */
export const RANGE = 2
export const LAST_ITERATION = 20

export const schema = {
  /** x, y, x, y ...; the first n take part. */
  points: {
    type: 'numbers',
    minLength: 2 * MAX_POINTS,
    maxLength: 2 * MAX_POINTS,
    min: -RANGE,
    max: RANGE,
    default: [
      [-1.4, 1.2, 1.0, 0.9, -0.1, -1.5, -0.8, 1.6, 1.7, 1.2, 0.6, -1.0, -1.7, 0.5, 0.7, 1.6],
      [-0.6, -0.9, -0.7, 0.7, 1.5, 0.3, 0.0, -1.8, -1.4, -0.2, 1.0, 0.1, 0.3, 0.4, 1.7, -1.2],
    ].flat(),
  },
  /** 0: arrows from point to point; 1: from point to prototype. */
  blend: { type: 'number', min: 0, max: 1, step: 0.05, default: 0 },
  n: { type: 'number', min: 4, max: MAX_POINTS, step: 1, default: 12 },
  K: { type: 'number', min: 1, max: 5, step: 1, default: 3 },
  iteration: { type: 'number', min: 1, max: LAST_ITERATION, step: 1, default: 8 },
  choice: { type: 'choice', options: ['soft', 'hard'], default: 'soft' },
  beta: { type: 'number', min: 0.25, max: 32, step: 0.5, scale: 'log2', default: 2 },
} as const satisfies Schema

export type ClustersParams = Params<typeof schema>

/** The n points that take part. */
export const pointsOf = ({ points, n }: ClustersParams): Vector[] =>
  Array.from({ length: n }, (_, i) => points.slice(2 * i, 2 * i + 2))
