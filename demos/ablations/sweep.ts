/** The sweep over batch sizes: three methods, three sizes, several starts. */
import { confidenceHalfWidth, meanAndStd, leastSquaresSlope } from '../core/statistics'
import { BATCH_CLAIMS, publishedGain, type Trend } from '../core/published/ablations'

export const SWEPT_METHODS = ['simclr', 'byol', 'barlow'] as const
export type SweptMethod = (typeof SWEPT_METHODS)[number]
/** N: images a step. */
export const BATCH_SIZES = [12, 36, 108] as const
export const STARTS = 4
/** Turns of a start. In each, every run does an equal share of its own updates. */
export const TURNS = 10
/** Images that each run sees once, in two views. A smaller batch makes more updates of them. */
export const IMAGES = 1080

/** One run of the sweep. */
export interface Run {
  readonly method: SweptMethod
  readonly size: number
}
export const RUNS: readonly Run[] = SWEPT_METHODS.flatMap((method) => BATCH_SIZES.map((size) => ({ method, size })))
/** Name of the accuracy of a run among the metrics. */
export const metricName = ({ method, size }: Run): `${SweptMethod}${number}` => `${method}${size}`

/**
 * Reads the accuracies of a method, for each start that is over.
 *
 * @param results [STARTS, RUNS]
 * @returns accuracies [starts][BATCH_SIZES]
 */
export function accuraciesByStart(results: ArrayLike<number>, method: SweptMethod): number[][] {
  const first = SWEPT_METHODS.indexOf(method) * BATCH_SIZES.length
  return Array.from({ length: STARTS }, (_, start) =>
    BATCH_SIZES.map((_, i) => results[start * RUNS.length + first + i]!),
  ).filter((values) => values.every(Number.isFinite))
}

/** How the sweep compares with a published claim. */
export type Agreement = 'agrees' | 'differs' | 'unclear' | 'open'
/** The published claim about a method, and what the sweep says. */
export interface Comparison {
  readonly method: SweptMethod
  readonly claim: Trend
  /** Percentage points of accuracy for each doubling of the batch: mean over starts, and half its 95 % interval. */
  readonly gain: number
  readonly half: number
  readonly agreement: Agreement
}

/**
 * Compares the effect of the batch size in the sweep with what is published. Accuracy is level when the 95 % interval of
 * the gain contains 0, and rises when the interval reaches the gain that is published for SimCLR. While both are true,
 * the sweep decides nothing.
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
