import { MAX_CHARACTERS } from '../core/numerals/parse-numeral'
import type { Params, Schema } from '../runtime/contract'

export const STEPS = 2500

export const schema = {
  /** What is read, in words or digits. One character more than is read, so that what is cut off is noticed. */
  text: { type: 'text', maxLength: MAX_CHARACTERS + 1, default: 'soixante et onze', view: true },
  show: { type: 'choice', options: ['learning', 'decoding', 'energy'], default: 'learning', view: true },
  /** Random, or those of `scripts/numbers.ts`: these were trained below a million, with positions. */
  weights: { type: 'choice', options: ['random', 'trained'], default: 'random' },
  /** The numbers to learn are below. */
  limit: { type: 'choice', options: ['1000', '10000', '100000', '1000000'], default: '1000' },
  /** Whether the source carries its positions. Without them it is a bag of words. */
  positions: { type: 'flag', default: true },
  /** Holds out all numbers that contain 71, and judges them apart. */
  pattern: { type: 'flag', default: false },
  /** Numbers a step. */
  batchSize: { type: 'number', min: 16, max: 128, step: 1, default: 64, scale: 'log2' },
  head: { type: 'choice', options: ['mean', '1', '2', '3', '4'], default: 'mean', view: true },
  /** An answer of the visitor's, whose energy is shown with the others; its thousands mark has room. */
  guess: { type: 'text', maxLength: 8, default: '', view: true },
  /** Digits shown so far. */
  shown: { type: 'number', min: 0, max: 7, step: 1, default: 7, view: true },
} as const satisfies Schema

export type NumbersParams = Params<typeof schema>
