/** The languages of the deck. */
export type Lang = 'fr' | 'en'

/** A visitor's word, from left to right or from right to left, without turning what stands around it. */
export const isolated = (word: string): string => `\u2068${word}\u2069`

/** Puts values into the places of a text: `fill('image {n}', { n: 3 })`. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : place,
  )
}
