import { describe, expect, it } from 'vitest'
import { explanationOf } from '../../../reading/explanation'
import { partsOfSlides, READING_PARTS, searchable } from '../../../reading/parts'
import { readDeck } from '../pages/deck'

const decks = { fr: await readDeck('fr'), en: await readDeck('en') }

describe('parts', () => {
  const fr = decks.fr
  const parts = partsOfSlides(fr.map(({ alias, layout }) => ({ routeAlias: alias, layout })))
  it('hold every slide from part A on, in four pages', () => {
    expect(new Set(parts.slice(parts.indexOf('a')))).toEqual(new Set(READING_PARTS))
    fr.forEach(({ mark, layout }, i) => {
      if (mark && layout !== 'appendix') expect(parts[i]).toBe(mark[0]!.toLowerCase())
    })
    expect(parts.slice(0, parts.indexOf('a'))).toEqual(['cover', 'plan', 'how-to'].map(() => undefined))
    expect(parts.at(-1)).toBe('appendix')
  })
})

describe('the explanation', () => {
  const note =
    '<p><strong>4 min.</strong> The trap.</p>\n<p><strong>Say.</strong> Ask.</p>\n<p><strong>Click.</strong> Play.</p>\n'
  it('is what follows the marker', () => {
    expect(explanationOf(`${note}<p>---explanation---</p>\n<p>Because.</p>`, 'en').trim()).toBe('<p>Because.</p>')
  })
  it('without one, is the note less minutes and stage directions', () => {
    const shown = explanationOf(note, 'en')
    expect(shown).toContain('<p>The trap.</p>')
    expect(shown).toContain('Ask.')
    expect(shown).not.toMatch(/min\.|Play/)
  })
  it('keeps French punctuation with its word', () => {
    expect(explanationOf('<p>Pourquoi ? « Oui » : voilà</p>', 'fr')).toBe(
      '<p>Pourquoi\u202f? «\u202fOui\u202f»\u202f: voilà</p>',
    )
  })
  it.each(['fr', 'en'] as const)('in %s, every marker stands in a paragraph of its own', (lang) => {
    const marked = decks[lang].filter(({ note: text }) => text.includes('---explanation---'))
    expect(marked.length).toBeGreaterThan(0)
    for (const { note: text, where } of marked) {
      expect(text, where).toMatch(/\n\n---explanation---\n\n\S/)
      expect(text.split('---explanation---')[1], where).not.toMatch(/\*\*\d+ min|\*\*(?:À cliquer|Click)/)
    }
  })
})

it('words are found without accents, capitals and kinds of spaces', () => {
  expect(searchable('Où  l’Élève\u202f?')).toBe("ou l'eleve ?")
})
