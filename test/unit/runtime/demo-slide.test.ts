import type { SlideRoute } from '@slidev/types'
import { expect, it } from 'vitest'
import { holdsDemo, slideOfDemo } from '../../../demos/runtime/demo-slide'
import { readDeck } from '../pages/deck'

const slides = ['cover', 'simclr', 'simclr-sweep', undefined, 'numbers-attention', 'numbers', 'numbers-energy'].map(
  (routeAlias, index) => ({ no: index + 1, meta: { slide: { frontmatter: { routeAlias } } } }) as unknown as SlideRoute,
)

it('a link that names a slide without its demo leads to the slide that has it', () => {
  expect(slideOfDemo('simclr', '3', slides)).toBe('simclr')
  expect(slideOfDemo('simclr', 'cover', slides)).toBe('simclr')
  expect(slideOfDemo('simclr-sweep', 'simclr', slides)).toBe('simclr-sweep')
  expect(slideOfDemo('numbers', '99', slides)).toBe('numbers')
})

it('a link that is right, or of no demo of the deck, leads where it says', () => {
  expect(slideOfDemo('simclr', '2', slides)).toBeUndefined()
  expect(slideOfDemo('numbers', 'numbers-energy', slides)).toBeUndefined()
  expect(slideOfDemo('constructor', '3', slides)).toBeUndefined()
  expect(slideOfDemo('moco', '3', slides)).toBeUndefined()
})

it.each(['fr', 'en'] as const)('each slide of the %s deck with a demo bears its name', async (lang) => {
  for (const { content, alias, where } of await readDeck(lang))
    for (const [, demo] of content.matchAll(/<Demo\b[^>]*?\sid="([^"]+)"/g))
      expect(holdsDemo(alias, demo!), `${where}: ${alias} holds ${demo}`).toBe(true)
})
