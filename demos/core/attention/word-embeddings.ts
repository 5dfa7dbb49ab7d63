import { Random } from '../random'
import { fromColumns, type Matrix } from '../linalg/matrix'

/**
 * Words of a sentence: split at white space, without the punctuation around them. Markup is not understood:
 * it is text like any other.
 */
export function splitWords(sentence: string): string[] {
  return sentence
    .normalize('NFC')
    .split(/\s+/u)
    .map((word) => word.replace(/^\p{P}+|\p{P}+$/gu, ''))
    .filter((word) => word !== '')
}

/** Characters of a sentence that are read. */
export const MAX_CHARACTERS = 200

export interface Sentence {
  readonly used: string[]
  /** How many words there are besides. */
  readonly leftOut: number
  /** Whether it goes on beyond the characters that are read. */
  readonly long: boolean
}

/** The first words, as many as count. */
export function firstWords(sentence: string, most: number): Sentence {
  const all = splitWords(sentence.slice(0, MAX_CHARACTERS))
  return {
    used: all.slice(0, most),
    leftOut: Math.max(0, all.length - most),
    long: sentence.length > MAX_CHARACTERS,
  }
}

/**
 * A vector of length 1 for each word, its direction drawn at random from the spelling: equal words (in
 * capitals or not) get equal vectors, and closeness says nothing of their meaning. `[2, t]`
 */
export function embedWords2d(list: readonly string[]): Matrix {
  return fromColumns(2, list.length, (j) => {
    const angle = new Random(0, list[j]!.toLowerCase()).uniform(0, 2 * Math.PI)
    return [Math.cos(angle), Math.sin(angle)]
  })
}

/**
 * The same idea in d dimensions: normal components drawn from the spelling, length 1 in the mean square. `[d, t]`
 */
export function embedWordsIn(d: number, list: readonly string[]): Matrix {
  return fromColumns(d, list.length, (j) => {
    const random = new Random(d, list[j]!.toLowerCase())
    return Float64Array.from({ length: d }, () => random.normal() / Math.sqrt(d))
  })
}
