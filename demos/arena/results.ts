import { confidenceHalfWidth, meanAndStd } from '../core/statistics'
import { METHOD_NAMES, type MethodName } from '../core/ssl/registry'

/** Accuracy with ten labels a class: of their nearest neighbours, of a linear classifier fitted to them. */
export const PROTOCOLS = ['knn', 'linear'] as const
export type Protocol = (typeof PROTOCOLS)[number]

/** What methods are compared with. */
export const BASELINES = ['untrained', 'pixels'] as const
export type ResultName = MethodName | (typeof BASELINES)[number]
const NAMES: readonly ResultName[] = [...METHOD_NAMES, ...BASELINES]
export const RESULT_COUNT = NAMES.length

/** Place in an array [ROWS, starts, judges]. */
export const resultIndex = (row: ResultName, start: number, judge: Protocol, starts: number): number =>
  (NAMES.indexOf(row) * starts + start) * PROTOCOLS.length + PROTOCOLS.indexOf(judge)

export interface Score {
  /** Of the starts that are over. */
  readonly values: readonly number[]
  readonly mean: number
  /** Standard deviation over starts, as of a sample; NaN for fewer than two. */
  readonly deviation: number
}

export function readScore(results: ArrayLike<number>, row: ResultName, judge: Protocol): Score {
  const starts = results.length / (RESULT_COUNT * PROTOCOLS.length)
  const values = Array.from({ length: starts }, (_, start) => results[resultIndex(row, start, judge, starts)]!).filter(
    (value) => !Number.isNaN(value),
  )
  return { values, ...meanAndStd(values) }
}

/** Starts are not equally hard, so rows are compared start by start: ahead where 0 lies outside the 95 % interval. */
export function isAhead(first: Score, other: Score): boolean {
  const gaps = first.values.map((value, start) => value - other.values[start]!)
  return meanAndStd(gaps).mean > confidenceHalfWidth(gaps)
}
