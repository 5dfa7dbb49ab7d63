import { METHOD_NAMES, type MethodName } from '../core/ssl/registry'
import type { Params, Schema } from '../runtime/contract'

/** Turns of a whole race, shared by its starts. */
export const TURNS = 750
const FIRST: readonly MethodName[] = ['similarity', 'simclr', 'byol', 'barlow']

export const schema = {
  /** Which methods race: 1 or 0 for each of `METHOD_NAMES`. */
  picked: {
    type: 'numbers',
    minLength: METHOD_NAMES.length,
    maxLength: METHOD_NAMES.length,
    min: 0,
    max: 1,
    default: METHOD_NAMES.map((name) => Number(FIRST.includes(name))),
  },
  /** What each method gets in a turn: one step, or the multiplications of one step of SimCLR. */
  budget: { type: 'choice', options: ['steps', 'operations'], default: 'steps' },
  /** Number of starts, each with other weights and another order of images. The more there are, the shorter each is. */
  starts: { type: 'choice', options: ['1', '2', '3', '5'], default: '3' },
  /** N: images a step. */
  batchSize: { type: 'number', min: 16, max: 128, step: 1, default: 64, scale: 'log2' },
  // How representations are evaluated.
  judge: { type: 'choice', options: ['knn', 'linear'], default: 'knn', view: true },
} as const satisfies Schema

export type ArenaParams = Params<typeof schema>
export const pickedMethods = (params: ArenaParams): MethodName[] =>
  METHOD_NAMES.filter((_, i) => params.picked[i]! >= 0.5)
