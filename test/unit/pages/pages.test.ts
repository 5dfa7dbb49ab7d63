import { readdirSync } from 'node:fs'
import katex from 'katex'
import { describe, expect, it } from 'vitest'
import { references } from '../../../components/papers'
import { strings } from '../../../components/strings'
import setupKatex from '../../../setup/katex'
import { prose, readDeck, root } from './deck'

const fr = await readDeck('fr')
const en = await readDeck('en')
const decks = { fr, en }
const pagesOf = (lang: string) =>
  readdirSync(`${root}/pages/${lang}`, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))

describe('both languages', () => {
  it('have the same files', () => {
    expect(pagesOf('fr').sort()).toEqual(pagesOf('en').sort())
  })

  it('use every file', () => {
    for (const deck of [fr, en]) {
      const used = new Set(deck.map(({ where }) => where.replace(/ #\d+$/, '')))
      expect([...used].sort()).toEqual(pagesOf('fr').sort())
    }
  })

  it('have the same slides in the same order', () => {
    const outline = (deck: typeof fr) =>
      deck.map(({ where, layout, mark, alias, components, equations }) => ({
        where,
        layout,
        mark,
        alias,
        components,
        equations,
      }))
    expect(fr.length).toBeGreaterThan(10)
    expect(outline(en)).toEqual(outline(fr))
  })
})

describe.each(['fr', 'en'] as const)('%s', (lang) => {
  const deck = decks[lang]

  it('titles every slide, and no two alike', () => {
    const titles = deck.map(({ title }) => title)
    expect(titles.every(Boolean)).toBe(true)
    expect(new Set(titles).size).toBe(titles.length)
  })

  it.each(deck)('$where: notes say minutes, what to say, click and notice', ({ note }) => {
    const labels = lang === 'fr' ? ['À dire', 'À cliquer'] : ['Say', 'Click']
    expect(note).toMatch(/^\*\*\d+ min\.\*\*/)
    for (const label of labels) expect(note).toContain(`**${label}`)
  })

  it('asks a question on every topic slide', () => {
    for (const { where, mark, layout, content } of deck)
      if (mark && layout !== 'demo') expect(content, where).toMatch(/^> |^# .*\?$/m)
  })

  it('cites only known papers', () => {
    for (const { where, components } of deck)
      for (const [, id] of components.join('\n').matchAll(/^Cite id="([^"]*)"/gm)) expect(references, where).toHaveProperty(id!)
  })

  it('links only to slides that exist', () => {
    const aliases = deck.map(({ alias }) => alias)
    for (const { where, components } of deck)
      for (const [, to] of components.join('\n').matchAll(/^Link to="([^"]*)"/gm)) expect(aliases, where).toContain(to)
    for (const part of Object.keys(strings[lang].parts)) expect(aliases).toContain(`part-${part.toLowerCase()}`)
  })

  it.each(deck)('$where: every equation is valid', ({ content }) => {
    const options = setupKatex() as katex.KatexOptions
    const mistakeIn = (tex: string): string | undefined => {
      try {
        katex.renderToString(tex, { ...options, macros: { ...options.macros } })
      } catch (error) {
        return `${tex}: ${(error as Error).message}`
      }
      return undefined
    }
    const equations = [...content.matchAll(/\$\$([\s\S]*?)\$\$|\$([^$\n]+)\$/g)].map(([, block, inline]) => (block ?? inline)!)
    expect(equations.map(mistakeIn).filter((mistake) => mistake !== undefined)).toEqual([])
  })
})

describe('translation', () => {
  const foreign = {
    fr: /\b(the|and|which|with|what|this|that|does|from|are|is|we)\b/gi,
    en: /\b(le|les|des|une|est|dans|pour|avec|qui|que|ce|sont|du|nous|et)\b/gi,
  }
  // Titles of lectures are quoted as they are, in italics; “et al.” is a citation in both languages.
  const unquoted = (text: string) => text.replace(/(?<!\*)\*[^*\n]+\*(?!\*)|\bet al\./g, ' ')

  it.each(['fr', 'en'] as const)('leaves no word of the other language in %s', (lang) => {
    for (const slide of decks[lang]) expect(unquoted(prose(slide)).match(foreign[lang]) ?? [], slide.where).toEqual([])
  })

  it('leaves no sentence the same in both languages', () => {
    const sentences = (text: string) =>
      unquoted(text)
        .split(/[.?!:;\n|]/)
        .map((sentence) => sentence.replace(/[*#>_-]/g, '').trim())
        // Names alone are the same in any language.
        .filter((sentence) => sentence.length > 24 && /\b[a-z]{4,}\b/.test(sentence))
    fr.forEach((slide, i) => {
      const other = new Set(sentences(prose(en[i]!)))
      expect(sentences(prose(slide)).filter((sentence) => other.has(sentence)), slide.where).toEqual([])
    })
  })

  it('sets French punctuation with its no-break spaces', () => {
    for (const slide of fr) expect(prose(slide).match(/.{0,20}(?: [;?!»]|[^\s] :(?=\s)|« ).{0,10}/gm) ?? [], slide.where).toEqual([])
  })
})

describe('references', () => {
  it('have well-formed arXiv numbers of the year they claim', () => {
    for (const { arxiv, published, year } of Object.values(references)) {
      expect(arxiv === undefined).toBe(published !== undefined)
      if (arxiv === undefined) continue
      expect(arxiv).toMatch(/^\d{4}\.\d{4,5}$/)
      expect(2000 + Number(arxiv.slice(0, 2))).toBe(year)
    }
  })

  it('are all cited, or named on the map', () => {
    const cited = fr.flatMap(({ components }) => [...components.join('\n').matchAll(/Cite id="([^"]*)"/g)].map((m) => m[1]))
    const onMap = ['pirl', 'moco', 'deepcluster', 'swav', 'byol']
    expect(Object.keys(references).sort()).toEqual([...new Set([...cited, ...onMap])].sort())
  })
})
