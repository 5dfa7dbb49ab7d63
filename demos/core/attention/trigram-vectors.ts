import { fromColumns, type Matrix } from '../linalg/matrix'

/** The trigrams of a text, with its two ends marked; capitals and accents make no difference. */
export function trigrams(text: string): string[] {
  const letters = [...` ${text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()} `]
  return letters.slice(2).map((_, i) => letters.slice(i, i + 3).join(''))
}

/**
 * Texts as vectors of length 1 that count trigrams, `[d', t]` with a row for each trigram of any of them: equal
 * spellings are equal vectors, and the dot product of two is their cosine, from 0 (no trigram shared) to 1.
 */
export function trigramVectors(texts: readonly string[]): Matrix {
  const counted = texts.map(trigrams)
  const rows = new Map([...new Set(counted.flat())].map((trigram, row) => [trigram, row]))
  return fromColumns(rows.size, texts.length, (j) => {
    const counts = new Float64Array(rows.size)
    for (const trigram of counted[j]!) counts[rows.get(trigram)!]!++
    const length = Math.hypot(...counts) || 1
    return counts.map((count) => count / length)
  })
}
