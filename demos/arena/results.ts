import { confidenceHalfWidth, meanAndStd } from '../core/statistics'
import { METHOD_NAMES, type MethodName } from '../core/ssl/registry'

/** Evaluation protocols with ten labels of each class: k-NN of h, a linear classifier of h, and k-NN of e. */
export const PROTOCOLS = ['knn', 'linear', 'embedding'] as const
export type Protocol = (typeof PROTOCOLS)[number]

/** Representations that methods are compared with. */
export const BASELINES = ['untrained', 'pixels'] as const
export type ResultName = MethodName | (typeof BASELINES)[number]
const NAMES: readonly ResultName[] = [...METHOD_NAMES, ...BASELINES]
export const RESULT_COUNT = NAMES.length

/** Index in an array [RESULT_COUNT, starts, protocols]. */
export const resultIndex = (row: ResultName, start: number, judge: Protocol, starts: number): number =>
  (NAMES.indexOf(row) * starts + start) * PROTOCOLS.length + PROTOCOLS.indexOf(judge)

/** Accuracies of one method or baseline. */
export interface Score {
  /** Accuracies of the starts that are over. */
  readonly values: readonly number[]
  readonly mean: number
  /** Sample standard deviation over the starts; NaN for fewer than two. */
  readonly deviation: number
}

/** Reads the accuracies of a method or baseline from the array of results. */
export function readScore(results: ArrayLike<number>, row: ResultName, judge: Protocol): Score {
  const starts = results.length / (RESULT_COUNT * PROTOCOLS.length)
  const values = Array.from({ length: starts }, (_, start) => results[resultIndex(row, start, judge, starts)]!).filter(
    (value) => !Number.isNaN(value),
  )
  return { values, ...meanAndStd(values) }
}

/**
 * Tells whether a method is better than another beyond chance. Starts are not equally hard, so that methods are compared
 * start by start; the 95 % interval of the differences must lie above 0.
 */
export function isAhead(first: Score, other: Score): boolean {
  const gaps = first.values.map((value, start) => value - other.values[start]!)
  return meanAndStd(gaps).mean > confidenceHalfWidth(gaps)
}
