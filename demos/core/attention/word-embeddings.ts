import { Random } from '../random'
import { fromColumns, type Matrix } from '../linalg/matrix'

/** Splits a sentence into words, at white space and without the punctuation around them. Markup is text like any other. */
export function splitWords(sentence: string): string[] {
  return sentence
    .normalize('NFC')
    .split(/\s+/u)
    .map((word) => word.replace(/^\p{P}+|\p{P}+$/gu, ''))
    .filter((word) => word !== '')
}

/** How many characters of a sentence are read. */
export const MAX_CHARACTERS = 200

export interface Sentence {
  readonly used: string[]
  /** How many words are left out. */
  readonly leftOut: number
  /** Whether it goes on beyond the characters that are read. */
  readonly long: boolean
}

/** The first words of a sentence. */
export function firstWords(sentence: string, most: number): Sentence {
  const all = splitWords(sentence.slice(0, MAX_CHARACTERS))
  return {
    used: all.slice(0, most),
    leftOut: Math.max(0, all.length - most),
    long: sentence.length > MAX_CHARACTERS,
  }
}

/**
 * Embeds words in the plane as unit vectors whose directions are drawn at random from the spelling. Equal words get equal
 * vectors, in capitals or not; near vectors do not mean similar words.
 *
 * @returns [2, t]
 */
export function embedWords2d(list: readonly string[]): Matrix {
  return fromColumns(2, list.length, (j) => {
    const angle = new Random(0, list[j]!.toLowerCase()).uniform(0, 2 * Math.PI)
    return [Math.cos(angle), Math.sin(angle)]
  })
}

/**
 * Embeds words in d dimensions: normal components that are drawn from the spelling, of length 1 in the mean square.
 *
 * @returns [d, t]
 */
export function embedWordsIn(d: number, list: readonly string[]): Matrix {
  return fromColumns(d, list.length, (j) => {
    const random = new Random(d, list[j]!.toLowerCase())
    return Float64Array.from({ length: d }, () => random.normal() / Math.sqrt(d))
  })
}
