import { argmax } from '../core/attention/softargmax'
import { at, column, type Matrix } from '../core/linalg/matrix'
import { fill } from '../core/text'
import { formatNumber } from '../plots/format'
import type { Lang } from '../core/text'
import type { DemoStrings } from '../runtime/contract'
import type { Cell, AttentionMatrices } from './cells'
import { coldness, mapOf } from './model'
import type { AttentionParams } from './schema'

/** From this exponent on, the sentence subtracts the largest score, as the computation does. */
const LARGE_EXPONENT = 6

/** One sentence for one cell, with the numbers put in. `$…$` marks symbols. */
export function explain(
  cell: Cell,
  matrices: AttentionMatrices,
  params: AttentionParams,
  strings: DemoStrings,
  lang: Lang,
): string {
  const n = (value: number): string => formatNumber(value, lang)
  const text = (key: string, more: Record<string, string> = {}): string =>
    fill(strings.view[key]!, {
      i: cell.row + 1,
      j: cell.col + 1,
      value: n(at(matrices[cell.block], cell.row, cell.col)),
      ...more,
    })
  const masked = params.causal && cell.row > cell.col
  switch (cell.block) {
    case 'S': {
      const sum = products(column(matrices.K, cell.row), column(matrices.Q, cell.col), n)
      return text('explainS', { sum }) + (masked ? ` ${text('explainSMasked')}` : '')
    }
    case 'A':
      return masked ? text('explainMasked') : explainWeight(cell, matrices, params, text, n)
    case 'V': {
      if (params.maps === 'none') return text('explainVSame')
      const row = column(transposeRow(mapOf(params, 'v'), cell.row), 0)
      return text('explainV', { sum: products(row, column(matrices.X, cell.col), n) })
    }
    case 'H': {
      const values = column(transposeRow(matrices.V, cell.row), 0)
      return text('explainH', { sum: products(column(matrices.A, cell.col), values, n) })
    }
  }
}

function explainWeight(
  { row, col }: Cell,
  { S }: AttentionMatrices,
  params: AttentionParams,
  text: (key: string, more?: Record<string, string>) => string,
  n: (value: number) => string,
): string {
  const beta = coldness(params)
  const scores = column(S, col).filter((_, i) => !(params.causal && i > col))
  const winner = argmax(scores)
  const best = { best: n(scores[winner]!), winner: String(winner + 1), score: n(scores[row]!) }
  if (beta === Infinity) return text(row === winner ? 'explainHardWins' : 'explainHardLoses', best)
  const large = scores.some((score) => Math.abs(beta * score) > LARGE_EXPONENT)
  const exponentials = [...scores].map((score) => n(Math.exp(beta * (large ? score - scores[winner]! : score))))
  return text(large ? 'explainACold' : 'explainA', {
    ...best,
    beta: n(beta),
    top: exponentials[row]!,
    sum: exponentials.join(' + '),
  })
}

/** Row i as a column. */
function transposeRow(m: Matrix, i: number): Matrix {
  return { rows: m.cols, cols: 1, data: m.data.slice(i * m.cols, (i + 1) * m.cols) }
}

function products(a: Float64Array, b: Float64Array, n: (value: number) => string): string {
  const factor = (value: number): string => (value < 0 ? `(${n(value)})` : n(value))
  return [...a].map((value, i) => `${factor(value)} × ${factor(b[i]!)}`).join(' + ')
}
