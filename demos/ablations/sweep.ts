/** The sweep: three methods, three sizes of the batch, several starts. */
import { confidenceHalfWidth, meanAndStd, leastSquaresSlope } from '../core/statistics'
import { BATCH_CLAIMS, publishedGain, type Trend } from '../core/published/ablations'

export const METHODS = ['simclr', 'byol', 'barlow'] as const
export type Swept = (typeof METHODS)[number]
/** N: images a step. */
export const SIZES = [12, 36, 108] as const
export const STARTS = 4
/** Turns of a start: in each, all runs go on by an equal share of their own updates. */
export const TURNS = 10
/** Images that each run sees once, in two views: the smaller its batch, the more updates. */
export const IMAGES = 1080

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
 * Does accuracy go with the batch as published? Level is what an interval says that holds 0, rising one that reaches
 * the rise published for SimCLR. As long as it says both, nothing is decided.
 */
export function verdictOf(results: ArrayLike<number>, method: Swept): Verdict {
  const claim = BATCH_CLAIMS[method]
  const gains = startsOf(results, method).map((values) => 100 * leastSquaresSlope(SIZES.map(Math.log2), values))
  const { mean: gain } = meanAndStd(gains)
  const half = confidenceHalfWidth(gains)
  const says = { level: Math.abs(gain) <= half, rises: gain + half >= publishedGain('simclr') }
  const settled = !says[claim] ? 'differs' : says.level && says.rises ? 'unclear' : 'agrees'
  return { method, claim, gain, half, agreement: Number.isNaN(half) ? 'open' : settled }
}
