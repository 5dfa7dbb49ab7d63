import type { Lang } from '../core/text'
import { formatNumber } from './format'
import type { Reference } from './LineChart.vue'

interface Source {
  readonly snapshot: { readonly metrics: Readonly<Record<string, number>> }
  readonly curves: { readonly metrics: Readonly<Record<string, readonly number[]>> }
  readonly lang: Lang
}

/** Reads metrics and curves of a snapshot by name. A missing metric is NaN, and a missing curve has no points. */
export function useMetrics(props: Source) {
  const metric = (name: string): number => props.snapshot.metrics[name] ?? NaN
  return {
    metric,
    /** The metric, formatted in the language of the deck. */
    number: (name: string, digits = 2): string => formatNumber(metric(name), props.lang, digits),
    curve: (name: string): readonly number[] => props.curves.metrics[name] ?? [],
    /** Metrics with their names, as reference lines of a chart. */
    references: (names: Readonly<Record<string, string>>, ...keys: string[]): Reference[] =>
      keys.map((key) => ({ label: names[key] ?? key, value: metric(key) })),
  }
}
