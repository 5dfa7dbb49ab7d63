import type { Lang } from '../core/text'
import type { Snapshot, ViewProps } from '../runtime/contract'
import { formatNumber } from './format'
import type { Reference } from './LineChart.vue'

interface Source {
  readonly snapshot: Snapshot
  readonly curves: ViewProps['curves']
  readonly lang: Lang
}

/** What a view reads of its snapshot, by name; what isn't there yet is NaN, or a curve without points. */
export function useMetrics(props: Source) {
  const metric = (name: string): number => props.snapshot.metrics[name] ?? NaN
  return {
    metric,
    /** The metric as people write it. */
    number: (name: string, digits = 2): string => formatNumber(metric(name), props.lang, digits),
    curve: (name: string): readonly number[] => props.curves.metrics[name] ?? [],
    /** Metrics as marks on a scale, under their names. */
    references: (names: Readonly<Record<string, string>>, ...keys: string[]): Reference[] =>
      keys.map((key) => ({ label: names[key] ?? key, value: metric(key) })),
  }
}
