import type { Params, Schema } from '../runtime/contract'

const strength = (preset: number) => ({ type: 'number', min: 0, max: 1, step: 0.05, default: preset }) as const

/** Steps of a run: the learning rate falls to 0 over them. */
export const STEPS = 1500

export const schema = {
  dataset: { type: 'choice', options: ['mnist', 'emoji', 'shapes', 'own'], default: 'mnist', images: true },
  /** N: images a batch; 2N views. */
  batchSize: { type: 'number', min: 16, max: 256, step: 1, default: 128, scale: 'log2' },
  /** τ of NT-Xent. */
  temperature: { type: 'number', min: 0.05, max: 1, step: 0.05, default: 0.2 },
  learningRate: { type: 'number', min: 1e-4, max: 1e-1, step: 0.25, default: 1e-2, scale: 'log10' },
  // Strength of each augmentation: 0 leaves the image alone.
  crop: strength(0.5),
  flip: strength(0),
  rotate: strength(0.5),
  colour: strength(0.5),
  grey: strength(0.2),
  blur: strength(0),
  // What is looked at; the run goes on. Of the image picked, 1 of 5 neighbours has its label at first, 5 in the end.
  picked: { type: 'number', min: 0, max: 399, step: 1, default: 22, view: true },
  colourBy: {
    type: 'choice',
    options: ['label', 'shape', 'colour', 'texture'],
    default: 'label',
    view: true,
    when: ['dataset', 'shapes'],
  },
} as const satisfies Schema

export type SimclrParams = Params<typeof schema>
