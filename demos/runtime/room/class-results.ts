/** What the class answered, as rows of a table. */
import type { Lang } from '../../core/text'
import type { Prediction } from '../prediction'
import { showNumber } from '../slider'
import { PARTS } from './tally'

/** How many answered so, where a run ended, or how many votes a question has. */
export type ResultRow =
  | { kind: 'prediction'; demo: string; asks: Prediction; part: number; value: number }
  | { kind: 'run'; demo: string; metric: string; setting: number; steps: number; value: number }
  | { kind: 'question'; text: string; value: number }

/** An option in words, or the ends of a part of the slider. */
export function partName(asks: Prediction, part: number, lang: Lang): string {
  if (asks.kind === 'choice') return asks.options[part]?.[lang] ?? ''
  const width = (asks.max - asks.min) / PARTS
  const from = asks.min + part * width
  return `${showNumber(from, lang)} – ${showNumber(from + width, lang)}`
}

/** Rows with heads, in words of the deck's language. */
export function resultsTable(
  rows: readonly ResultRow[],
  { heads, kinds }: { heads: readonly string[]; kinds: Readonly<Record<ResultRow['kind'], string>> },
  lang: Lang,
): (string | number)[][] {
  return [
    [...heads],
    ...rows.map((row): (string | number)[] => {
      const kind = kinds[row.kind]
      if (row.kind === 'question') return [kind, '', row.text, '', '', row.value]
      if (row.kind === 'run') return [kind, row.demo, row.metric, row.setting, row.steps, row.value]
      return [kind, row.demo, partName(row.asks, row.part, lang), '', '', row.value]
    }),
  ]
}
