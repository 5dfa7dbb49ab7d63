import type { Lang } from '../runtime/contract'

const formats = new Map<string, Intl.NumberFormat>()

/** A number as people write it: comma in French, true minus sign. */
export function formatNumber(value: number, lang: Lang, digits = 2): string {
  if (!Number.isFinite(value)) return '–'
  const key = `${lang}${digits}`
  let format = formats.get(key)
  if (!format)
    formats.set(
      key,
      (format = new Intl.NumberFormat(lang, { minimumFractionDigits: digits, maximumFractionDigits: digits })),
    )
  return format.format(value).replace('-', '−')
}

/** A tick label: as many decimals as the step between ticks needs. */
export function formatTick(value: number, ticks: readonly number[], lang: Lang): string {
  const decimals = (tick: number): number => (String(tick).split('.')[1] ?? '').length
  return formatNumber(value, lang, Math.min(6, Math.max(0, ...ticks.map(decimals))))
}

/** Puts values into the places of a text: `fill('image {n}', { n: 3 })`. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
}
