import { SYMBOLS } from '../core/numerals/translator'
import { VOCABULARY } from '../core/numerals/vocabulary'
import type { NdArray } from '../core/ndarray'
import type { Block } from './diagram'

type Arrays = Readonly<Record<string, NdArray>>

/** A matrix to be drawn, row by row. */
export interface Grid {
  readonly rows: number
  readonly columns: number
  readonly values: ArrayLike<number>
  readonly signed: boolean
  /** The absolute value at which the colours end. */
  readonly reach: number
}
/** The tokens that go through the network, and what comes out. */
interface Pass {
  readonly words: readonly string[]
  /** y, with ■ at its end. */
  readonly targets: readonly string[]
  /** ζ⁻¹ y: ■ first. */
  readonly delayed: readonly string[]
  /** The likeliest symbol at each place. */
  readonly answers: readonly { readonly symbol: string; readonly probability: number }[]
  /** C of each place. */
  readonly costs: readonly number[]
  /** F, their sum. */
  readonly energy: number
}

export const symbolOf = (value: number): string => (value === SYMBOLS - 1 ? '■' : String(value))

/** Reads the tokens of a snapshot; undefined where the text is no numeral. */
export function passOf(arrays: Arrays): Pass | undefined {
  const { x, y, delay, output, cost } = arrays
  if (!x || !y || !delay || !output || !cost) return undefined
  const answers = Array.from(y.data, (_, place) => {
    const row = Array.from(output.data.subarray(place * SYMBOLS, (place + 1) * SYMBOLS))
    const probability = Math.max(...row)
    return { symbol: symbolOf(row.indexOf(probability)), probability }
  })
  const costs = Array.from(cost.data)
  return {
    words: Array.from(x.data, (word) => VOCABULARY[word]!),
    targets: Array.from(y.data, symbolOf),
    delayed: Array.from(delay.data, symbolOf),
    answers,
    costs,
    energy: costs.reduce((sum, c) => sum + c, 0),
  }
}

/** Components of a token that fit into a block. */
const PICTURED = 24
/** At this many standard deviations the colours of values end. */
const SPREAD = 2.5

/**
 * What is drawn inside a block: the mean attention of its heads, who asks in columns and who answers in rows; of Dec, which
 * has none, the first components of its output, a column for each token.
 */
export function gridOf(block: Block, arrays: Arrays): Grid | undefined {
  const A = arrays[`${block}A`]
  const values = A ?? (block === 'dec' ? arrays.dec : undefined)
  if (!values) return undefined
  const [columns, length] = values.shape as [number, number]
  const rows = A ? length : PICTURED
  return {
    rows,
    columns,
    values: Float32Array.from(
      { length: rows * columns },
      (_, n) => values.data[(n % columns) * length + Math.floor(n / columns)]!,
    ),
    signed: !A,
    reach: A ? 1 : SPREAD,
  }
}
