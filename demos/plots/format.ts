import type { Lang } from '../core/text'

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

/** A difference that may be rounding only: powers of ten below a thousandth. */
export function formatTiny(value: number, lang: Lang): string {
  if (!Number.isFinite(value)) return '–'
  if (value === 0 || Math.abs(value) >= 0.001) return formatNumber(value, lang, value === 0 ? 0 : 3)
  const [mantissa, exponent] = value.toExponential(0).split('e-') as [string, string]
  return `${mantissa.replace('-', '−')} · 10⁻${[...exponent].map((digit) => RAISED[Number(digit)]).join('')}`
}
const RAISED = [...'⁰¹²³⁴⁵⁶⁷⁸⁹']
