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
