import type { Params, Schema } from '../runtime/contract'

/**
 * Images of each set. ImageNet: its site, 14 197 122 images; its subset of 1000 classes, 1 281 167; a set once
 * planned, 40 000 classes of 10 000 images; SEER (arXiv 2103.01988), a billion. For the whole web the
 * number is unknown; 10¹² is an assumption.
 */
export const COUNTS = { imagenet: 14_197_122, thousand: 1_281_167, planned: 4e8, seer: 1e9, web: 1e12 } as const
/** 24 hours, 365 days. */
export const NON_STOP = 8760
/** 40 hours a week, 40 weeks: about a full-time job. */
export const FULL_TIME = 1600

export const schema = {
  set: { type: 'choice', options: ['imagenet', 'thousand', 'planned', 'seer', 'web', 'own'], default: 'imagenet' },
  /** Read when `set` is `own`. */
  images: { type: 'number', min: 1000, max: 1e12, step: 0.1, default: 1e6, scale: 'log10' },
  /** Seconds a vote; the grid holds 0.5, 1, 2, 4 ... */
  seconds: { type: 'number', min: 2 ** -4, max: 2 ** 10, step: 0.05, default: 1, scale: 'log2', unit: 's' },
  votes: { type: 'number', min: 1, max: 10, step: 1, default: 1 },
  hours: { type: 'number', min: 40, max: NON_STOP, step: 40, default: FULL_TIME, unit: 'h' },
  /** Years to solve for. */
  target: { type: 'number', min: 1, max: 100, step: 1, default: 22 },
} as const satisfies Schema

export type LabelCostParams = Params<typeof schema>

/** Returns N, the number of images of the chosen set, or the visitor's number. */
export function imageCount({ set, images }: Pick<LabelCostParams, 'set' | 'images'>): number {
  return set in COUNTS ? COUNTS[set as keyof typeof COUNTS] : images
}
