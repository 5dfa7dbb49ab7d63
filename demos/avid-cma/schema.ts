import type { Params, Schema } from '../runtime/contract'

/** Steps of a run: the learning rate falls to 0 over them. */
export const STEPS = 200
/** Clips that are judged, none of them trained on. */
export const HELD_OUT = 96

export const schema = {
  /** Whether picture and sound of a clip have a common cause. */
  shared: { type: 'flag', default: true },
  batchSize: { type: 'number', min: 16, max: 256, step: 1, default: 128, scale: 'log2' },
  /** τ */
  temperature: { type: 'number', min: 0.1, max: 1, step: 0.05, default: 0.5 },
  // What is looked at; the run goes on.
  mute: { type: 'flag', default: false, view: true },
  /** Thresholds of vᵢ·vⱼ and aᵢ·aⱼ. */
  tv: { type: 'number', min: -1, max: 1, step: 0.01, default: 0.6, view: true },
  ta: { type: 'number', min: -1, max: 1, step: 0.01, default: 0.6, view: true },
  /** The clip that the others are compared with, and one of them. */
  anchor: { type: 'number', min: 0, max: HELD_OUT - 1, step: 1, default: 0, view: true },
  other: { type: 'number', min: 0, max: HELD_OUT - 1, step: 1, default: 1, view: true },
} as const satisfies Schema

export type AvidParams = Params<typeof schema>
