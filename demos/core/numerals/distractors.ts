import { LIMIT } from './french-numeral'
import { parseNumeral } from './parse-numeral'
import { digits } from './train-test-split'
import { VOCABULARY, numeralTokens } from './vocabulary'
import { bagKey } from './bag-of-words'

const VALUES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 20, 30, 40, 50, 60, 0, 100, 1000]
const text = (words: readonly number[]): string => words.map((word) => VOCABULARY[word]).join(' ')

/**
 * Numbers that one might write for a numeral by mistake, the right one first.
 *
 * @param n the number of the numeral
 * @param most how many numbers at most
 */
export function distractors(n: number, most: number): number[] {
  const words = numeralTokens(n)
  const found = [n, glued(words), ...misread(words), ...shuffled(n), ...withoutZero(n), backwards(n), ...alone(words)]
  return [...new Set(found.filter((m) => Number.isInteger(m) && m >= 0 && m < LIMIT))].slice(0, most)
}

/** Each word written on its own: « soixante et onze » as 60 11. */
const glued = (words: readonly number[]): number =>
  Number(
    words
      .filter((word) => VOCABULARY[word] !== 'et')
      .map((word) => VALUES[word])
      .join(''),
  )

/** One word is overlooked, or onze … seize are heard as un … six: « soixante et un » for 71. */
function misread(words: readonly number[]): number[] {
  const variants = words.flatMap((word, i) => [
    ...(VALUES[word]! > 10 && VALUES[word]! < 17 ? [words.with(i, word - 10)] : []),
    words.toSpliced(i, 1),
  ])
  return variants.flatMap((variant) => {
    const reading = parseNumeral(text(variant))
    return 'n' in reading ? [reading.n] : []
  })
}

/** The same words in another order: thousands and the rest are exchanged, or hundreds and units. */
function shuffled(n: number): number[] {
  const [thousands, rest] = [Math.floor(n / 1000), n % 1000]
  const turned = (part: number): number =>
    (part % 10) * 100 + (Math.floor(part / 10) % 10) * 10 + Math.floor(part / 100)
  const others = [1000 * rest + thousands, 1000 * turned(thousands) + rest, 1000 * thousands + turned(rest)]
  return others.filter((other) => other < LIMIT && bagKey(other) === bagKey(n))
}

/** The digits from right to left. */
const backwards = (n: number): number => Number(digits(n).reverse().join(''))

/** One word without the others. */
const alone = (words: readonly number[]): number[] =>
  words.filter((word) => VOCABULARY[word] !== 'et').map((word) => VALUES[word]!)

/** A zero that no word names is left out: 80 020 becomes 8 020. */
const withoutZero = (n: number): number[] =>
  digits(n).flatMap((digit, i, digits) => (digit === 0 && i > 0 ? [Number(digits.toSpliced(i, 1).join(''))] : []))
