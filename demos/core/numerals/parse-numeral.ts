import { LIMIT, frenchNumeral } from './french-numeral'
import { plainDigits } from '../plain-digits'
import { tokenize, VOCABULARY, numeralTokens } from './vocabulary'

/** How many characters are read; the longest numeral has 73. */
export const MAX_CHARACTERS = 200

/**
 * The number that a text is the numeral of, or why it is none. With `regional`, `instead` is the word used in France; with
 * `spelling` and `hundreds` it is the usual numeral of the same number.
 */
export type ParsedNumeral =
  | { readonly n: number; readonly typed: 'words' | 'digits' }
  | { readonly problem: 'empty' | 'long' | 'large' | 'negative' | 'decimal' | 'mixed' | 'english' | 'order' }
  | { readonly problem: 'unknown'; readonly word: string }
  | { readonly problem: 'regional'; readonly word: string; readonly instead: string }
  | { readonly problem: 'spelling' | 'hundreds'; readonly instead: string }

const plain = (text: string): string => plainDigits(text).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
const byPlain = new Map(VOCABULARY.map((word) => [plain(word), word]))
const REGIONAL: Readonly<Record<string, string>> = {
  septante: 'soixante-dix',
  huitante: 'quatre-vingts',
  octante: 'quatre-vingts',
  nonante: 'quatre-vingt-dix',
}
const ENGLISH = new Set(
  (
    'zero one two three four five seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
    'eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands and minus negative'
  ).split(' '),
)
const LARGE = /^(million|milliard|billion|trillion)s?$/

/** Said for the same number, and read as the word that the network knows: une, and mil of years. */
const VARIANTS: ReadonlyMap<string, string> = new Map([
  ['une', 'un'],
  ['mil', 'mille'],
  ['milles', 'mille'],
])
const MINUS = /^((moins|negatif)(\s|$)|[-\u2010-\u2015\u2212]\s*(?=\d))/
const DIGITS = /^\+?(\d+|\d{1,3}([\s.,'’])\d{3}(?:\2\d{3})*)$/u

/**
 * Reads a number from its French numeral, in either spelling, with or without accents, hyphens, capitals and the s of vingt,
 * cent and mille (deux mille cents); une and mil are taken too. Or from digits, with the thousands marks of French and
 * English: a mark before exactly three digits is one, elsewhere it begins decimals.
 */
export function parseNumeral(text: string): ParsedNumeral {
  if (text.length > MAX_CHARACTERS) return { problem: 'long' }
  const typed = plain(text).trim()
  if (MINUS.test(typed)) return { problem: 'negative' }
  if (DIGITS.test(typed)) {
    const n = Number(typed.replace(/\D/g, ''))
    return n < LIMIT ? { n, typed: 'digits' } : { problem: 'large' }
  }
  if (/^\+?[\s.,'’]*\d[\d\s.,'’]*$/u.test(typed) || /\s(virgule|point|et demie?)(\s|$)/.test(typed))
    return { problem: 'decimal' }
  if (/\d/.test(typed)) return { problem: 'mixed' }
  const given = typed.split(/[\s\p{Pd}\u2212.,;:!?'’"«»]+/u).filter(Boolean)
  if (given.length === 0) return { problem: 'empty' }
  if (given.some((word) => LARGE.test(word))) return { problem: 'large' }
  const regional = given.find((word) => Object.hasOwn(REGIONAL, word))
  if (regional) return { problem: 'regional', word: regional, instead: REGIONAL[regional]! }
  const unknown = given.find((word) => !byPlain.has(singular(word)))
  if (unknown) return ENGLISH.has(unknown) ? { problem: 'english' } : { problem: 'unknown', word: shortened(unknown) }
  return readWords(tokenize(given.map((word) => byPlain.get(singular(word))!).join(' '))!)
}

const singular = (word: string): string => VARIANTS.get(word) ?? word.replace(/^(vingt|cent)s$/, '$1')
const shortened = (word: string): string => ([...word].length > 20 ? `${[...word].slice(0, 20).join('')}…` : word)

/** Reads French words as a numeral. When their order is wrong, it says which number is nearly meant. */
function readWords(words: readonly number[]): ParsedNumeral {
  const { value, teens } = evaluate(words)
  if (value === undefined || value >= LIMIT) return { problem: 'order' }
  if (String(numeralTokens(value)) === String(words)) return { n: value, typed: 'words' }
  const same = (a: readonly number[]) =>
    String(a.filter((word) => VOCABULARY[word] !== 'et' && VOCABULARY[word] !== 'un'))
  if (teens) return { problem: 'hundreds', instead: frenchNumeral(value) }
  // « vingt un », « un cent », « quatre-vingt et un »: only « et » or « un » too many or missing.
  return same(numeralTokens(value)) === same(words)
    ? { problem: 'spelling', instead: frenchNumeral(value) }
    : { problem: 'order' }
}

const VALUES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 20, 30, 40, 50, 60]

/** Adds words up, and multiplies at cent and mille; « quatre vingt » is 80. `teens`: onze cents … dix-neuf cents. */
function evaluate(words: readonly number[]): { value: number | undefined; teens: boolean } {
  let [total, group, small] = [0, 0, 0]
  let [teens, thousand] = [false, false]
  words.forEach((word, i) => {
    const name = VOCABULARY[word]!
    if (name === 'mille') {
      if (thousand) total = NaN
      thousand = true
      total += 1000 * (i === 0 ? 1 : group + small)
      group = small = 0
    } else if (name === 'cent') {
      teens ||= small > 10 && small < 20
      if (group > 0) total = NaN
      group = 100 * (small || 1)
      small = 0
    } else if (name === 'vingt' && small === 4) small = 80
    else if (name !== 'et') small += VALUES[word]!
  })
  const value = total + group + small
  return { value: Number.isFinite(value) ? value : undefined, teens }
}
