import { TASK_NAMES } from '../core/pretext/tasks'
import type { Params, Schema } from '../runtime/contract'

/** Steps of a run: the learning rate falls to 0 over them. */
export const STEPS = 600
/** Number of questions for the visitor, and the seconds for all of them. */
export const QUESTIONS = 12
export const SECONDS = 60

export const schema = {
  game: { type: 'choice', options: TASK_NAMES, default: 'position' },
  images: { type: 'choice', options: ['mnist', 'emoji', 'own'], default: 'mnist', images: true },
  /** What makes the answer trivial. */
  cue: { type: 'choice', options: ['none', 'touching', 'shift'], default: 'touching' },
  /** |P|: number of orders of the nine tiles in jigsaw. */
  orders: { type: 'number', min: 4, max: 64, step: 1, default: 16, scale: 'log2', when: ['game', 'jigsaw'] },
  batchSize: { type: 'number', min: 16, max: 256, step: 1, default: 128, scale: 'log2' },
  learningRate: { type: 'number', min: 1e-4, max: 1e-1, step: 0.25, default: 0.00316227766017, scale: 'log10' },
  clock: { type: 'flag', default: true, view: true },
  /** Which questions, tenths of a second, then an answer for each: see `answers.ts`. */
  answers: {
    type: 'numbers',
    minLength: 2,
    maxLength: 2 + QUESTIONS,
    min: -1,
    max: 1e6,
    default: [0, 0],
    view: true,
  },
} as const satisfies Schema

export type PretextParams = Params<typeof schema>
