import type { LinearSiamese } from '../core/dynamics/linear-siamese'
import type { Params, Schema } from '../runtime/contract'

/** What the portrait shows: p across, w upwards. */
export const LEFT = -0.4
export const RIGHT = 1.4
export const TOP = 1.2
/** A point of the path is drawn every so many steps. */
export const STRIDE = 2

/** The four combinations of predictor and stop-gradient, as they can be guessed. */
export const COMBINATIONS = ['none', 'predictor', 'stop', 'both'] as const

export const schema = {
  /** What must be added to similarity so that w stays away from 0, before it is seen. */
  guess: { type: 'choice', options: ['open', ...COMBINATIONS], default: 'open', view: true },
  predictor: { type: 'flag', default: true },
  stopGradient: { type: 'flag', default: false },
  momentum: { type: 'number', min: 0, max: 0.99, step: 0.01, default: 0 },
  eta: { type: 'number', min: 0.01, max: 0.3, step: 0.01, default: 0.15 },
  sigma2: { type: 'number', min: 0.05, max: 1, step: 0.05, default: 0.3 },
  /** Where training begins: p, then w. */
  start: { type: 'numbers', minLength: 2, maxLength: 2, min: LEFT, max: RIGHT, default: [0.3, 0.9] },
} as const satisfies Schema

export type DynamicsParams = Params<typeof schema>

/** The start as weights, inside the portrait. */
export const startWeights = ({ start }: Pick<DynamicsParams, 'start'>): { p: number; w: number } => ({
  p: start[0]!,
  w: Math.min(TOP, Math.max(0, start[1]!)),
})

/** The model of one combination of predictor and stop-gradient, its dials as they stand. */
export const modelOf = (
  { momentum, eta, sigma2 }: Pick<DynamicsParams, 'momentum' | 'eta' | 'sigma2'>,
  predictor: boolean,
  stopGradient: boolean,
): LinearSiamese => ({ predictor, stopGradient, momentum, eta, sigma2 })
