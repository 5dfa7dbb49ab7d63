import { METHOD_NAMES, type MethodName } from '../core/ssl/registry'
import type { Params, Schema } from '../runtime/contract'

/** Turns of a whole race, shared by its starts. */
export const TURNS = 300
const FIRST: readonly MethodName[] = ['similarity', 'simclr', 'byol', 'barlow']

export const schema = {
  /** Who races: 1 or 0 for each of the line-up. */
  picked: {
    type: 'numbers',
    minLength: METHOD_NAMES.length,
    maxLength: METHOD_NAMES.length,
    min: 0,
    max: 1,
    default: METHOD_NAMES.map((name) => Number(FIRST.includes(name))),
  },
  /** What each gets in a turn: one step, or the multiplications of one step of SimCLR. */
  budget: { type: 'choice', options: ['steps', 'operations'], default: 'steps' },
  /** Starts, each from other weights, in another order: the more, the shorter. */
  starts: { type: 'choice', options: ['1', '2', '3', '5'], default: '3' },
  /** N: images a step. */
  batchSize: { type: 'number', min: 16, max: 128, step: 1, default: 64, scale: 'log2' },
  // How the features are judged.
  judge: { type: 'choice', options: ['knn', 'linear'], default: 'knn', view: true },
} as const satisfies Schema

export type ArenaParams = Params<typeof schema>
export const pickedMethods = (params: ArenaParams): MethodName[] =>
  METHOD_NAMES.filter((_, i) => params.picked[i]! >= 0.5)
