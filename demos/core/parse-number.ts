import { plainDigits } from './plain-digits'
import type { Lang } from './text'

/** Hyphen, minus and dashes that are typed or pasted for a minus sign. */
const MINUS = /^[-\u2010-\u2015\u2212\ufe63\uff0d]/
/** Thousands marks that are never decimal marks: spaces of all widths, apostrophes. */
const SPACES = /(?<=\d)[\s'’](?=\d{3}(?!\d))/gu
const GROUPS = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/
const PLAIN = /^(\d+[.,]?\d*|[.,]\d+)(e[-+]?\d{1,3})?$/i

/**
 * Reads a number as people write it in French or English: either decimal mark, any minus sign, thousands marks.
 * Of two marks the last is the decimal one. One comma before three digits is a thousands mark in English only
 * (`1,234`); a point is a decimal mark unless it is repeated (`1.234.567`).
 *
 * @param lang the language of the deck, which decides what may mean two things.
 * @returns the number, or undefined when it cannot be told.
 */
export function parseNumber(text: string, lang: Lang): number | undefined {
  const typed = plainDigits(text).trim()
  const negative = MINUS.test(typed)
  let digits = typed.replace(MINUS, '').replace(/^\+/, '').trim().replace(SPACES, '')
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','))
  const other = digits[last] === ',' ? '.' : ','
  const repeated = digits.indexOf(digits[last]!) < last
  if (last >= 0 && digits.includes(other)) {
    if (repeated || !GROUPS.test(digits.slice(0, last))) return undefined
    digits = digits.slice(0, last).replaceAll(other, '') + '.' + digits.slice(last + 1)
  } else if (GROUPS.test(digits) && !digits.startsWith('0') && (repeated || (lang === 'en' && digits[last] === ',')))
    digits = digits.replaceAll(digits[last]!, '')
  if (!PLAIN.test(digits)) return undefined
  const value = Number(digits.replace(',', '.'))
  return Number.isFinite(value) ? (negative && value !== 0 ? -value : value) : undefined
}
