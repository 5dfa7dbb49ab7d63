import { confidenceHalfWidth, meanAndStd } from '../core/statistics'
import { METHOD_NAMES, type MethodName } from '../core/ssl/registry'

/** Accuracy with ten labels a class: of their nearest neighbours, of a linear classifier fitted to them. */
export const JUDGES = ['knn', 'linear'] as const
export type Judge = (typeof JUDGES)[number]

/** What methods are compared with. */
export const BASELINES = ['untrained', 'pixels'] as const
export type Row = MethodName | (typeof BASELINES)[number]
const NAMES: readonly Row[] = [...METHOD_NAMES, ...BASELINES]
export const ROWS = NAMES.length

/** Place in an array [ROWS, starts, judges]. */
export const resultAt = (row: Row, start: number, judge: Judge, starts: number): number =>
  (NAMES.indexOf(row) * starts + start) * JUDGES.length + JUDGES.indexOf(judge)

export interface Score {
  /** Of the starts that are over. */
  readonly values: readonly number[]
  readonly mean: number
  /** Standard deviation over starts, as of a sample; NaN for fewer than two. */
  readonly deviation: number
}

export function scoreOf(results: ArrayLike<number>, row: Row, judge: Judge): Score {
  const starts = results.length / (ROWS * JUDGES.length)
  const values = Array.from({ length: starts }, (_, start) => results[resultAt(row, start, judge, starts)]!).filter(
    (value) => !Number.isNaN(value),
  )
  return { values, ...meanAndStd(values) }
}

/** Starts are not equally hard, so rows are compared start by start: ahead where 0 lies outside the 95 % interval. */
export function isAhead(first: Score, other: Score): boolean {
  const gaps = first.values.map((value, start) => value - other.values[start]!)
  return meanAndStd(gaps).mean > confidenceHalfWidth(gaps)
}
