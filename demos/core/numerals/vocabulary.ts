import { LIMIT, frenchNumeral } from './french-numeral'

/** The 25 words of all numerals, without the s of vingts and cents, which says nothing about the number. */
export const VOCABULARY = (
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize ' +
  'vingt trente quarante cinquante soixante et cent mille'
).split(' ')
/** Words of the longest numeral, such as that of 497 497. */
export const MAX_TOKENS = 13

const place = new Map(VOCABULARY.map((word, i) => [word, i]))
const MILLE = place.get('mille')!

/**
 * Reads words as tokens, their places in `VOCABULARY`. Hyphens and the s of vingts and cents do not count.
 *
 * @returns undefined when a word is not in the vocabulary
 */
export function tokenize(text: string): number[] | undefined {
  const words = text.split(/[\s-]+/u).map((word) => place.get(word.replace(/^(vingt|cent)s$/, '$1')))
  return words.every((word) => word !== undefined) ? words : undefined
}

/** Words of 0 … 999, made once. */
const below1000 = Array.from({ length: 1000 }, (_, n) => tokenize(frenchNumeral(n))!)

/**
 * The tokens of a numeral: places in `VOCABULARY` of its words.
 *
 * @throws RangeError when the number has no numeral
 */
export function numeralTokens(n: number): readonly number[] {
  if (n < 1000) return below1000[n]!
  if (n >= LIMIT) throw new RangeError(`no numeral for ${n}`)
  const [thousands, rest] = [Math.floor(n / 1000), n % 1000]
  return [...(thousands > 1 ? below1000[thousands]! : []), MILLE, ...(rest > 0 ? below1000[rest]! : [])]
}
