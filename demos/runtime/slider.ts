import type { Lang } from '../core/text'
import type { DemoStrings, NumberSpec, ParamSpec, ParamValue } from './contract'
import { SCALES, snap } from './params'

/** Position of a value on its slider, in whole steps from the minimum. */
export function position(spec: NumberSpec, value: number): number {
  const [to] = SCALES[spec.scale ?? 'linear']
  return Math.round((to(value) - to(spec.min)) / spec.step)
}
/** The last place of a slider. */
export function positions(spec: NumberSpec): number {
  return position(spec, spec.max)
}
/** The value at a position of a slider. */
export function valueAt(spec: NumberSpec, place: number): number {
  const [to, from] = SCALES[spec.scale ?? 'linear']
  return snap(spec, from(to(spec.min) + place * spec.step))
}

const formats = (options?: Intl.NumberFormatOptions) => ({
  fr: new Intl.NumberFormat('fr', options),
  en: new Intl.NumberFormat('en', options),
})
const whole = formats()
const rounded = formats({ maximumSignificantDigits: 3 })
/** Counts are exact: 1,024 negatives are no 1,020. */
const MAX_EXACT = 1e5
/** Formats a number as a reader of the language expects it. */
export function showNumber(value: number, lang: Lang, unit = ''): string {
  const space = unit && unit !== '°' ? ' ' : ''
  const exact = Number.isInteger(value) && Math.abs(value) < MAX_EXACT
  return (exact ? whole : rounded)[lang].format(value).replace('-', '−') + space + unit
}

/** A value as people read it; undefined for lists, which only a picture shows. */
export function showValue(
  key: string,
  spec: ParamSpec,
  value: ParamValue,
  strings: DemoStrings,
  lang: Lang,
  words: { on: string; off: string },
): string | undefined {
  if (typeof value === 'number') return showNumber(value, lang, spec.type === 'number' ? spec.unit : '')
  if (typeof value === 'boolean') return value ? words.on : words.off
  if (typeof value === 'string') return strings.params[key]?.options?.[value] ?? value
  return undefined
}
