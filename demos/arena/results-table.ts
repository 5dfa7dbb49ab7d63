import { METHOD_NAMES, type MethodName } from '../core/ssl/registry'
import type { NdArray } from '../core/ndarray'
import { PROTOCOLS, resultIndex, readScore, type Protocol, type Score } from './results'
import { createSchedule, stepsDone } from './schedule'

/** The results and costs of one method, from a snapshot and its settings. */
export interface ResultRow {
  readonly name: MethodName
  readonly colour: string
  readonly picked: boolean
  readonly score: Score
  /** Accuracy of k-NN in the start that is running, of h and of e. */
  readonly now: number
  readonly nowEmbedding: number
  /** Mean accuracy of k-NN of e. */
  readonly embedding: number
  /** Steps of a start, multiplications and milliseconds of a step, numbers stored. NaN for a method that does not race. */
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
    nowEmbedding: of('nowEmbedding', i),
    embedding: readScore(arrays.results?.data ?? [], name, 'embedding').mean,
    steps: stepsDone(createSchedule(Number(rules.starts)).length, of('operations', i), perTurn),
    operations: of('operations', i),
    milliseconds: of('milliseconds', i),
    floats: of('floats', i),
  }))
}

/** Makes the table to export: the heads, then a row for each method and each start that is over. */
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

/** Rounds to so many decimals; further ones are noise of 32-bit numbers. */
const rounded = (value: number, places: number): number => Number(value.toFixed(places))
