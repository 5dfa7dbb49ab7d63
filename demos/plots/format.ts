import type { Lang } from '../core/text'

const formats = new Map<string, Intl.NumberFormat>()

/** Formats a number in a language: with a comma in French, and with a true minus sign. */
export function formatNumber(value: number, lang: Lang, digits = 2): string {
  if (!Number.isFinite(value)) return '–'
  const key = `${lang}${digits}`
  let format = formats.get(key)
  if (!format)
    formats.set(
      key,
      (format = new Intl.NumberFormat(lang, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        signDisplay: 'negative', // none before what rounds to zero
      })),
    )
  return format.format(value).replace('-', '−')
}

/** Formats the label of a tick, with as many decimals as the ticks of its axis need. */
export function formatTick(value: number, ticks: readonly number[], lang: Lang): string {
  const decimals = (tick: number): number => (String(tick).split('.')[1] ?? '').length
  return formatNumber(value, lang, Math.min(6, Math.max(0, ...ticks.map(decimals))))
}

/** Formats a difference that may be as small as a rounding error: below a thousandth as a power of ten. */
export function formatTiny(value: number, lang: Lang): string {
  if (!Number.isFinite(value)) return '–'
  if (value === 0 || Math.abs(value) >= 0.001) return formatNumber(value, lang, value === 0 ? 0 : 3)
  const [mantissa, exponent] = value.toExponential(0).split('e-') as [string, string]
  return `${mantissa.replace('-', '−')} · 10⁻${[...exponent].map((digit) => RAISED[Number(digit)]).join('')}`
}
const RAISED = [...'⁰¹²³⁴⁵⁶⁷⁸⁹']
