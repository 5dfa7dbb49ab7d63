/** The sweep: three methods, four sizes of the batch, three starts one after the other. */
import { halfInterval, sampleOf, slope } from '../core/metrics/sample'
import { BATCH_CLAIMS, type Trend } from '../core/published/ablations'

export const METHODS = ['simclr', 'byol', 'barlow'] as const
export type Swept = (typeof METHODS)[number]
/** N: images a step. */
export const SIZES = [16, 32, 64, 128] as const
export const STARTS = 3
/** Turns of a start: in each, all runs go on by an equal share of their own updates. */
export const TURNS = 40
/** Images that each run sees, two views of each: the smaller its batch, the more updates. */
export const IMAGES = 2560

export interface Run {
  readonly method: Swept
  readonly size: number
}
export const RUNS: readonly Run[] = METHODS.flatMap((method) => SIZES.map((size) => ({ method, size })))
export const metricOf = ({ method, size }: Run): `${Swept}${number}` => `${method}${size}`

/** Of an array [STARTS, RUNS]: accuracy by size of each start that is over. */
export function startsOf(results: ArrayLike<number>, method: Swept): number[][] {
  const first = METHODS.indexOf(method) * SIZES.length
  return Array.from({ length: STARTS }, (_, start) =>
    SIZES.map((_, i) => results[start * RUNS.length + first + i]!),
  ).filter((values) => values.every(Number.isFinite))
}

export type Agreement = 'agrees' | 'differs' | 'unclear' | 'open'
export interface Verdict {
  readonly method: Swept
  readonly claim: Trend
  /** Points of accuracy for twice the batch: mean over starts, and half its 95 % interval. */
  readonly gain: number
  readonly half: number
  readonly agreement: Agreement
}

/**
 * Does accuracy go with the batch as published? A slope counts where 0 lies outside its interval. If it should be
 * level, any slope that counts is against it; if it should rise, no slope that counts says nothing yet.
 */
export function verdictOf(results: ArrayLike<number>, method: Swept): Verdict {
  const claim = BATCH_CLAIMS[method]
  const gains = startsOf(results, method).map((values) => 100 * slope(SIZES.map(Math.log2), values))
  const { mean: gain } = sampleOf(gains)
  const half = halfInterval(gains)
  const trend: Trend = Math.abs(gain) <= half ? 'level' : gain > 0 ? 'rises' : 'falls'
  const settled = trend === claim ? 'agrees' : trend === 'level' ? 'unclear' : 'differs'
  return { method, claim, gain, half, agreement: Number.isNaN(half) ? 'open' : settled }
}
