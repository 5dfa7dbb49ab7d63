import { MAX_WORDS } from './schema'

/** A sentence of which some words are hidden. */
export interface MaskedWords {
  words: readonly { text: string; hidden: boolean }[]
  /** Number of words that are not shown. */
  leftOut: number
}

/** Splits a sentence into words, some of them hidden; an empty sentence is replaced by the example. */
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

/** Adds index i to the list, or removes it. */
export function toggled(hidden: readonly number[], i: number): number[] {
  const indices = new Set(hidden.map(Math.round))
  if (!indices.delete(i)) indices.add(i)
  return [...indices].sort((a, b) => a - b)
}
