import type { Params, Schema } from '../runtime/contract'

/** Steps of a run: the learning rate falls to 0 over them. */
export const STEPS = 300

export const schema = {
  /** Which picture the visitor draws crops on. */
  picture: { type: 'choice', options: ['one', 'many'], default: 'many', view: true },
  images: { type: 'choice', options: ['mnist', 'emoji', 'own'], default: 'mnist', images: true },
  /** Objects to a side of a cluttered scene. */
  clutter: { type: 'choice', options: ['2', '3'], default: '2' },
  /** Smallest side of a crop, in sides of an object; the largest is 1. */
  scale: { type: 'number', min: 0.3, max: 1, step: 0.05, default: 0.5 },
  batchSize: { type: 'number', min: 16, max: 128, step: 1, default: 64, scale: 'log2' },
  learningRate: { type: 'number', min: 1e-4, max: 1e-1, step: 0.25, default: 0.00316227766017, scale: 'log10' },
  /** Centres of the visitor's two crops, x and y of each, in sides of the picture. */
  crops: {
    type: 'numbers',
    minLength: 4,
    maxLength: 4,
    min: 0,
    max: 1,
    default: [0.3, 0.3, 0.7, 0.6],
    view: true,
  },
} as const satisfies Schema

export type CropsParams = Params<typeof schema>
