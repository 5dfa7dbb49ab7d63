import type { Params, Schema } from '../runtime/contract'

/** Steps of a run: the learning rate falls to 0 over them. */
export const STEPS = 150

export const schema = {
  // Which of the eight runs is looked at; all of them train.
  predictor: { type: 'flag', default: true, view: true },
  stopGradient: { type: 'flag', default: true, view: true },
  movingAverage: { type: 'flag', default: true, view: true },
  /** Projector and predictor: as BYOL publishes them, as SimSiam does, or without batch normalisation. */
  heads: { type: 'choice', options: ['byol', 'simsiam', 'none'], default: 'byol' },
  /** m of θₖ ← m θₖ + (1 − m) θ. */
  momentum: { type: 'choice', options: ['0.5', '0.9', '0.95', '0.99'], default: '0.9' },
  /** N: images a batch; 2N views. */
  batchSize: { type: 'number', min: 16, max: 128, step: 1, default: 32, scale: 'log2' },
  learningRate: { type: 'number', min: 1e-3, max: 1e-1, step: 0.25, default: 0.0177827941004, scale: 'log10' },
} as const satisfies Schema

export type DistillationParams = Params<typeof schema>
