import { column, type Matrix } from '../core/linalg/matrix'
import { isolated } from '../core/text'

/** Whether a map has moved column j away from where it was. */
export function differs(a: Matrix, b: Matrix, j: number): boolean {
  if (j >= a.cols || j >= b.cols) return false
  const [from, to] = [column(a, j), column(b, j)]
  return from.some((value, i) => Math.abs(value - to[i]!) > 1e-4)
}

const LONGEST = 9
const segmenter = new Intl.Segmenter()
function shorten(word: string): string {
  const letters = [...segmenter.segment(word)].map(({ segment }) => segment)
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : word
}

/** One label for each different word, with all its places: `1,3 pizza` stands at the first of them. */
export function wordLabels(words: readonly string[]): { first: number; text: string }[] {
  const places = new Map<string, number[]>()
  words.forEach((word, j) => {
    const key = word.toLowerCase()
    places.set(key, [...(places.get(key) ?? []), j])
  })
  return [...places.values()].map((list) => ({
    first: list[0]!,
    text: `${list.map((j) => j + 1).join(',')} ${isolated(shorten(words[list[0]!]!))}`,
  }))
}
