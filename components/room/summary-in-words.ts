import { fill, type Lang } from '../../demos/core/text'
import type { Summary } from '../../demos/runtime/room/tally'
import { showNumber } from '../../demos/runtime/slider'
import { strings } from './room-strings'

/** How the runs of the class came out, in a sentence. */
export function summaryInWords({ count, mean, low, high }: Summary, metric: string, lang: Lang): string {
  const number = (value: number): string => showNumber(value, lang)
  return fill(strings[lang].summary, { n: count, metric, mean: number(mean), low: number(low), high: number(high) })
}
