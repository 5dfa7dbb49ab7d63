import { describe, expect, it } from 'vitest'
import { prose, readDeck, type Slide } from './deck'

const decks = { fr: await readDeck('fr'), en: await readDeck('en') }
const languages = ['fr', 'en'] as const
const MARK = '---explanation---'
/** To look things up, not to be read from the back row. */
const isAppendix = ({ layout, alias }: Slide): boolean =>
  ['appendix', 'end', 'plan'].includes(layout) || alias === 'how-to'

describe.each(languages)('%s: notes in two kinds', (lang) => {
  it.each(decks[lang])('$where: the speaker’s part, then prose for readers', ({ note }) => {
    const [speaker, explanation, ...more] = note.split(`\n${MARK}\n`)
    expect(more).toEqual([])
    expect(speaker).toMatch(/\*\*(À dire|Say)/)
    expect(explanation?.trim().split(/\s+/).length ?? 0).toBeGreaterThan(5)
    expect(explanation).not.toMatch(/\*\*(À dire|À cliquer|À remarquer|Say|Click|Notice)/)
  })
})

describe('errata', () => {
  it('stand on the six slides where they teach something; the others are in the appendix', () => {
    for (const lang of languages) {
      const marks = decks[lang].flatMap(({ mark, components }) =>
        components.filter((name) => name === 'Erratum').map(() => mark),
      )
      expect(marks).toEqual(['A9', 'A13', 'A15', 'B3', 'B4', 'P9'])
    }
  })
})

/** What a slide shows, without its equations: words to read from the back row. */
const wordsOf = ({ content }: Slide): number =>
  prose({ content, note: '' })
    .split(/\s+/)
    .filter((word) => /[\p{L}\d]/u.test(word)).length

describe.each(languages)('%s: density', (lang) => {
  it('shows no more words than can be read while someone speaks', () => {
    const dense = decks[lang].filter((slide) => !isAppendix(slide))
    for (const slide of dense) expect(wordsOf(slide), slide.where).toBeLessThanOrEqual(130)
  })
})

/**
 * The term, in both languages, and the slide that introduces it, in bold, on the slide or in its notes. Nothing before
 * that slide uses it.
 */
const TERMS: readonly { fr: RegExp; en: RegExp; at: string }[] = [
  { fr: /sondes?\b/, en: /prob(?:e|ing|ed)s?\b/, at: 'a4' },
  { fr: /projecteurs?/, en: /projectors?/, at: 'a4' },
  { fr: /plongements?/, en: /embeddings?/, at: 'a4' },
  { fr: /mAP/, en: /mAP/, at: 'a4' },
  { fr: /k-NN/, en: /k-NN/, at: 'invariance-alone' },
  { fr: /rangs? effectifs?/, en: /effective ranks?/, at: 'collapse' },
  { fr: /normalisation par lots/, en: /batch norm(?:alisation)?/i, at: 'collapse' },
  { fr: /prédicteurs?/, en: /predictors?/i, at: 'collapse' },
  { fr: /arrêts? du gradient/, en: /stop-gradients?/, at: 'collapse' },
  { fr: /InfoNCE/, en: /InfoNCE/, at: 'a9' },
  { fr: /banque mémoire/, en: /memory bank/, at: 'pirl-loss' },
  { fr: /NT-Xent/, en: /NT-Xent/, at: 'nt-xent' },
  { fr: /MoCo v2/, en: /MoCo v2/, at: 'moco-loss' },
  { fr: /recadrages multiples/, en: /multi-crop/, at: 'swav-codes' },
  { fr: /LARS/, en: /LARS/, at: 'barlow-loss' },
  { fr: /masque causal/i, en: /causal mask/i, at: 'p9' },
]

describe.each(languages)('%s: terms', (lang) => {
  const deck = decks[lang]
  // The map and the plan announce what is to come.
  const announces = new Set(['cover', 'plan', 'how-to', 'part-a', 'part-b', 'part-p'])

  it.each(TERMS)('$at introduces $en before it is used', ({ at, ...term }) => {
    const index = deck.findIndex(({ alias }) => alias === at)
    expect(index).toBeGreaterThan(0)
    const { content, note } = deck[index]!
    const bold = [...`${content}\n${note}`.matchAll(/\*\*([^*]+)\*\*/g)].map((match) => match[1]!)
    expect(bold.some((text) => term[lang].test(text)), bold.join(' | ')).toBe(true)
    const early = deck.slice(0, index).filter((slide) => !announces.has(slide.alias!) && term[lang].test(prose(slide)))
    expect(early.map(({ where }) => where)).toEqual([])
  })
})

/** A decimal, as results are printed: 67.7, 0.86. In French the comma is between the digits. */
const figure = { fr: /\b\d{1,2},\d(?!\d*\s?(?:milliard|million|x))/, en: /\b\d{1,2}\.\d(?!\d*\s?(?:billion|million|x))/ }

describe.each(languages)('%s: figures', (lang) => {
  it('have their source beside them, on the slide', () => {
    for (const { where, content } of decks[lang].filter((slide) => slide.layout !== 'end')) {
      const blocks = content
        .replace(/\$\$[\s\S]*?\$\$/g, '')
        .replace(/\$[^$\n]*\$/g, ' ')
        .split(/\n\s*\n|^::\w+::$/m)
        .filter((block) => block?.trim())
      blocks.forEach((block, i) => {
        const text = block.replace(/<\/?[A-Za-z][^>]*>/g, ' ')
        if (!figure[lang].test(text)) return
        const around = blocks.slice(Math.max(0, i - 1), i + 2).join('\n')
        expect(around, where).toMatch(/<Cite|<Erratum|Comptés ici|Counted here|calculé|computed/)
      })
    }
  })
})

/** All numbers of a text, written the same way whatever the language, in order of size. */
function numbersIn(text: string, lang: 'fr' | 'en'): number[] {
  const plain = text.replace(/<\/?[A-Za-z][^>]*>|https?:\S+/g, ' ').replace(/\{([,.])\}/g, '$1').replace(/\\,/g, '')
  const joined = lang === 'fr' ? plain.replace(/(?<=\d)\u202f(?=\d{3})/g, '').replace(/(?<=\d),(?=\d)/g, '.') : plain.replace(/(?<=\d),(?=\d{3})/g, '')
  return [...joined.matchAll(/\d+(?:\.\d+)?/g)].map(([number]) => Number(number)).sort((a, b) => a - b)
}

describe('both languages', () => {
  it('say the same numbers on each slide and in its notes', () => {
    decks.fr.forEach((slide, i) => {
      const other = decks.en[i]!
      if (slide.alias === 'errata-2') return // The errata of the French texts are in the French deck only.
      for (const part of ['content', 'note'] as const)
        expect.soft(numbersIn(slide[part], 'fr'), `${slide.where} ${part}`).toEqual(numbersIn(other[part], 'en'))
    })
  })
})
