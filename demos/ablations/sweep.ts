/** The sweep: three methods, three sizes of the batch, several starts. */
import { confidenceHalfWidth, meanAndStd, leastSquaresSlope } from '../core/statistics'
import { BATCH_CLAIMS, publishedGain, type Trend } from '../core/published/ablations'

export const SWEPT_METHODS = ['simclr', 'byol', 'barlow'] as const
export type SweptMethod = (typeof SWEPT_METHODS)[number]
/** N: images a step. */
export const BATCH_SIZES = [12, 36, 108] as const
export const STARTS = 4
/** Turns of a start: in each, all runs go on by an equal share of their own updates. */
export const TURNS = 10
/** Images that each run sees once, in two views: the smaller its batch, the more updates. */
export const IMAGES = 1080

export interface Run {
  readonly method: SweptMethod
  readonly size: number
}
export const RUNS: readonly Run[] = SWEPT_METHODS.flatMap((method) => BATCH_SIZES.map((size) => ({ method, size })))
export const metricName = ({ method, size }: Run): `${SweptMethod}${number}` => `${method}${size}`

/** Of an array [STARTS, RUNS]: accuracy by size of each start that is over. */
export function accuraciesByStart(results: ArrayLike<number>, method: SweptMethod): number[][] {
  const first = SWEPT_METHODS.indexOf(method) * BATCH_SIZES.length
  return Array.from({ length: STARTS }, (_, start) =>
    BATCH_SIZES.map((_, i) => results[start * RUNS.length + first + i]!),
  ).filter((values) => values.every(Number.isFinite))
}

export type Agreement = 'agrees' | 'differs' | 'unclear' | 'open'
export interface Comparison {
  readonly method: SweptMethod
  readonly claim: Trend
  /** Points of accuracy for twice the batch: mean over starts, and half its 95 % interval. */
  readonly gain: number
  readonly half: number
  readonly agreement: Agreement
}

/**
 * Does accuracy go with the batch as published? Level is what an interval says that holds 0, rising one that reaches
 * the rise published for SimCLR. As long as it says both, nothing is decided.
 */
export function compareWithPublished(results: ArrayLike<number>, method: SweptMethod): Comparison {
  const claim = BATCH_CLAIMS[method]
  const gains = accuraciesByStart(results, method).map(
    (values) => 100 * leastSquaresSlope(BATCH_SIZES.map(Math.log2), values),
  )
  const { mean: gain } = meanAndStd(gains)
  const half = confidenceHalfWidth(gains)
  const says = { level: Math.abs(gain) <= half, rises: gain + half >= publishedGain('simclr') }
  const settled = !says[claim] ? 'differs' : says.level && says.rises ? 'unclear' : 'agrees'
  return { method, claim, gain, half, agreement: Number.isNaN(half) ? 'open' : settled }
}
