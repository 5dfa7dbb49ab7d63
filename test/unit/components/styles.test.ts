/**
 * A compound selector that is no more than `:has()` asks every element of the deck about its children, and asks again
 * whenever a text changes: each picture of a demo then styles half of the page anew.
 */
import { expect, test } from 'vitest'

const sources = import.meta.glob<string>(
  ['../../../{components,demos,layouts,reading,styles}/**/*.{css,vue}', '../../../*.vue'],
  { query: '?raw', import: 'default', eager: true },
)
/** Begins a compound: nothing but a combinator or a comma stands before it. */
const alone = (css: string): string[] => css.match(/(?<=^|[\s>+~,])(?::[\w-]+)*:has\([^{]*/gm) ?? []

test('every :has() belongs to a name, a class or an id', () => {
  expect(Object.keys(sources).length).toBeGreaterThan(100)
  const found = Object.entries(sources).flatMap(([file, text]) => {
    const styles = file.endsWith('.vue')
      ? [...text.matchAll(/<style[^>]*>([^]*?)<\/style>/g)].map(([, css]) => css!)
      : [text]
    return alone(styles.join('\n'))
  })
  expect(found).toEqual([])
})

test('such a selector is found', () => {
  expect(alone('#a > :has(> nav) p {}\n:has(b), i:not(.c):has(d) {}\n.x:has(y) {}')).toHaveLength(2)
})
