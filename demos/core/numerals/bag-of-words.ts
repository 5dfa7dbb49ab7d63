import { numeralTokens, VOCABULARY } from './vocabulary'

const word = (name: string): number => VOCABULARY.indexOf(name)
/** How often a word occurs at most below a million, plus 1: units and `cent` recur, « quatre » also in quatre-vingt. */
const radix = VOCABULARY.map((_, i) => (i === word('quatre') ? 7 : i >= word('deux') && i <= word('neuf') ? 5 : 3))
const weights = radix.map((_, i) => radix.slice(0, i).reduce((product, r) => product * r, 1))
const keyOf = (words: readonly number[]): number => words.reduce((sum, w) => sum + weights[w]!, 0)

const below1000 = Array.from({ length: 1000 }, (_, n) => keyOf(numeralTokens(n)))
const MILLE = weights[word('mille')]!

/**
 * Key of the bag of words of a numeral: its words without their order, which is all that a model without positions sees.
 * Different bags have different keys: the counts of the words, as digits in mixed radix.
 */
export function bagKey(n: number): number {
  const [thousands, rest] = [Math.floor(n / 1000), n % 1000]
  if (thousands === 0) return below1000[rest]!
  return (thousands > 1 ? below1000[thousands]! : 0) + MILLE + (rest > 0 ? below1000[rest]! : 0)
}

/** Counts how many numbers below `range` share each bag, by the key of the bag. */
export function countBags(range: number): Map<number, number> {
  const bags = new Map<number, number>()
  for (let n = 0; n < range; n++) bags.set(bagKey(n), (bags.get(bagKey(n)) ?? 0) + 1)
  return bags
}

/**
 * The highest accuracy of a function of the bag, which is right on one number for each bag at most: the share of distinct
 * bags among the numbers.
 */
export function bagCeiling(numbers: readonly number[]): number {
  return new Set(numbers.map(bagKey)).size / numbers.length
}
