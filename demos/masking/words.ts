import { MAX_WORDS } from './schema'

export interface MaskedWords {
  words: readonly { text: string; hidden: boolean }[]
  /** Words beyond those shown. */
  leftOut: number
}

/** The words of a sentence, or of the sample when there is none, and which of them are hidden. */
export function maskWords(sentence: string, sample: string, hidden: readonly number[]): MaskedWords {
  const split = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '')
  const given = split(sentence)
  const all = given.length > 0 ? given : split(sample)
  const indices = new Set(hidden.map(Math.round))
  return {
    words: all.slice(0, MAX_WORDS).map((text, i) => ({ text, hidden: indices.has(i) })),
    leftOut: Math.max(0, all.length - MAX_WORDS),
  }
}

/** The list with index i added, or taken away if it is there. */
export function toggled(hidden: readonly number[], i: number): number[] {
  const indices = new Set(hidden.map(Math.round))
  if (!indices.delete(i)) indices.add(i)
  return [...indices].sort((a, b) => a - b)
}
