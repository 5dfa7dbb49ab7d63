/** Which answers are right, and the runs that show why the others are not. Texts are in `strings.ts`. */
import type { Part, QuizParams } from './schema'

/** A run to open, and what is read off it: a test runs it and finds the values. */
export interface Preset {
  demo: string
  params: Readonly<Record<string, string | number | boolean>>
  step: number
  shows: Readonly<Record<string, readonly [least: number, most: number]>>
}
export interface Question {
  right: 0 | 1 | 2
  /** By answer; the right one has none. */
  presets: Readonly<Partial<Record<0 | 1 | 2, Preset>>>
}

const collapsed: Preset = {
  demo: 'collapse',
  params: { remedy: 'none' },
  step: 20,
  shows: { spread: [0, 0.05], knn: [0.6, 0.68], loss: [-1, -0.99] },
}
const withoutEquipartition: Preset = {
  demo: 'swav',
  params: { equipartition: false },
  step: 30,
  shows: { used: [1, 1], loss: [0, 0.01] },
}
const untrained: Preset = {
  demo: 'simclr',
  params: { batchSize: 32 },
  step: 0,
  shows: { loss: [3.85, 4.05] },
}
const dynamics = (params: Preset['params'], least: number, most: number): Preset => ({
  demo: 'dynamics',
  params,
  step: 0,
  shows: { w: [least, most] },
})
const withoutLambda: Preset = {
  demo: 'barlow',
  params: { redundancy: '0' },
  step: 60,
  shows: { rankEmbedding: [5, 8], spread: [0.95, 1] },
}
const constantUnits: Preset = {
  demo: 'barlow',
  params: { start: 'constant', centred: false },
  step: 0,
  shows: { gradient: [0, 0.02], loss: [45, 50] },
}
const undivided: Preset = { demo: 'scaling', params: { d: 512 }, step: 0, shows: { entropy: [0.15, 0.3] } }
const unmasked: Preset = {
  demo: 'causal-mask',
  params: {},
  step: 60,
  shows: { openLoss: [0, 0.6], openValid: [0, 0.2], valid: [0.7, 1] },
}
const swapped: Preset = {
  demo: 'positions',
  params: { positions: 'without' },
  step: 0,
  shows: { difference: [0, 1e-9], moved: [0.5, 2] },
}

export const questions: Readonly<Record<Part, readonly [Question, Question, Question]>> = {
  a: [
    { right: 1, presets: { 0: collapsed, 2: collapsed } },
    { right: 1, presets: { 0: withoutEquipartition, 2: withoutEquipartition } },
    { right: 2, presets: { 0: untrained, 1: untrained } },
  ],
  b: [
    {
      right: 2,
      presets: {
        0: dynamics({ predictor: false, stopGradient: true }, 0, 1e-6),
        1: dynamics({ predictor: true, stopGradient: false }, 0, 1e-6),
      },
    },
    { right: 1, presets: { 0: withoutLambda, 2: withoutLambda } },
    { right: 1, presets: { 0: constantUnits, 2: constantUnits } },
  ],
  p: [
    { right: 1, presets: { 0: undivided, 2: undivided } },
    { right: 1, presets: { 0: unmasked, 2: unmasked } },
    { right: 1, presets: { 0: swapped, 2: swapped } },
  ],
}

/** Two exercises a part, each with the runs that it asks for. */
export const exercises: Readonly<Record<Part, readonly [readonly Preset[], readonly Preset[]]>> = {
  a: [
    [untrained, { ...untrained, params: { batchSize: 32, temperature: 1 }, shows: { loss: [3.97, 4.05] } }],
    [
      {
        demo: 'collapse',
        params: { remedy: 'negatives' },
        step: 60,
        shows: { spread: [0.85, 0.91], knn: [0.64, 0.67], knnUntrained: [0.67, 0.68] },
      },
    ],
  ],
  b: [
    [
      dynamics({ predictor: true, stopGradient: true, sigma2: 0.65 }, 0.3, 0.4),
      {
        demo: 'dynamics',
        params: { predictor: true, stopGradient: true, sigma2: 0.7 },
        step: 0,
        shows: { held: [0, 0] },
      },
    ],
    [
      withoutLambda,
      { ...withoutLambda, params: { redundancy: '0.2' }, shows: { rankEmbedding: [9.5, 11], spread: [0.9, 1] } },
    ],
  ],
  p: [
    [{ ...swapped, params: { positions: 'without', sentence: 'cent deux mille' } }],
    [{ demo: 'scaling', params: { d: 128 }, step: 0, shows: { variance: [110, 145], scaledVariance: [0.85, 1.15] } }],
  ],
}

export type Answers = Pick<QuizParams, 'first' | 'second' | 'third'>
export const ANSWERS = ['first', 'second', 'third'] as const
export const SOLUTIONS = ['firstSolution', 'secondSolution'] as const

/** How many of the three questions of a part are answered right. */
export const rightOf = (part: Part, answers: Answers): number =>
  questions[part].filter(({ right }, i) => answers[ANSWERS[i]!] === String(right)).length
