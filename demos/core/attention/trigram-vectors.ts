import { fromColumns, type Matrix } from '../linalg/matrix'

/** The trigrams of a text between two spaces, which mark its ends; capitals and accents make no difference. */
export function trigrams(text: string): string[] {
  const letters = [...` ${text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()} `]
  return letters.slice(2).map((_, i) => letters.slice(i, i + 3).join(''))
}

/**
 * Texts as unit vectors that count trigrams. The dot product of two texts is their cosine, from 0 (no trigram is shared)
 * to 1 (equal spellings).
 *
 * @returns [d', t], a row for each trigram of any text
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
