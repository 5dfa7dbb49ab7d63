import { METHOD_NAMES, type MethodName } from '../core/ssl/registry'
import type { NdArray } from '../core/ndarray'
import { PROTOCOLS, resultIndex, readScore, type Protocol, type Score } from './results'
import { createSchedule, stepsDone } from './schedule'

/** What a snapshot and its settings say of one method. */
export interface ResultRow {
  readonly name: MethodName
  readonly colour: string
  readonly picked: boolean
  readonly score: Score
  /** Accuracy of k-NN in the start that is on. */
  readonly now: number
  /** Steps of each start, and of one step: multiplications, milliseconds; numbers held. NaN where not raced. */
  readonly steps: number
  readonly operations: number
  readonly milliseconds: number
  readonly floats: number
}
export type RaceArrays = Readonly<Record<string, NdArray>>
export interface RaceSettings {
  readonly picked: readonly number[]
  readonly budget: string
  readonly starts: string
}

export function resultRows(arrays: RaceArrays, rules: RaceSettings, judge: Protocol): ResultRow[] {
  const of = (name: string, i: number): number => arrays[name]?.data[i] ?? NaN
  const perTurn = rules.budget === 'operations' ? of('unit', 0) : undefined
  return METHOD_NAMES.map((name, i) => ({
    name,
    colour: `var(--c${i})`,
    picked: rules.picked[i]! >= 0.5,
    score: readScore(arrays.results?.data ?? [], name, judge),
    now: of('now', i),
    steps: stepsDone(createSchedule(Number(rules.starts)).length, of('operations', i), perTurn),
    operations: of('operations', i),
    milliseconds: of('milliseconds', i),
    floats: of('floats', i),
  }))
}

/** A row for each method and start that is over, under the given heads. */
export function exportRows(
  heads: readonly string[],
  arrays: RaceArrays,
  rules: RaceSettings & { readonly batchSize: number },
): (string | number)[][] {
  const starts = Number(rules.starts)
  const rows = resultRows(arrays, rules, 'knn').flatMap((line) =>
    Array.from({ length: line.picked ? starts : 0 }, (_, start) => {
      const judged = PROTOCOLS.map((judge) =>
        rounded(arrays.results!.data[resultIndex(line.name, start, judge, starts)]!, 4),
      )
      const seed = arrays.seeds!.data[start]! >>> 0
      const costs = [line.steps, line.operations, rounded(line.milliseconds, 1), line.floats]
      return [line.name, seed, rules.budget, rules.batchSize, ...judged, ...costs]
    }),
  )
  return [[...heads], ...rows.filter((row) => !Number.isNaN(row[4]))]
}

/** To so many places: what is beyond comes from numbers of 32 bits. */
const rounded = (value: number, places: number): number => Number(value.toFixed(places))
