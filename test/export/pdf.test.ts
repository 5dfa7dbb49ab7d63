// @vitest-environment happy-dom
/** The exported PDFs, parsed: npm run export comes first. */
import { existsSync } from 'node:fs'
import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { loadPoster } from '../../demos/runtime/demo-assets.ts'
import { loadPrediction } from '../../demos/runtime/prediction.ts'
import { findDemo } from '../../demos/runtime/registry.ts'
import { decks, languages, readDeck, type DeckSlide, type Language } from '../../scripts/decks.ts'
import { readPdf, type PdfContent } from './pdf.ts'

vi.mock('@slidev/client', () => ({ configs: { htmlAttrs: { lang: 'fr' } } }))

/** Words of four letters or more, of a slide's plain text: no front matter, markup, code or formulas. */
function wordsOf(markdown: string): string[] {
  const prose = markdown
    .replace(/<!--[\s\S]*?-->|```[\s\S]*?```|<style[\s\S]*?<\/style>|<script[\s\S]*?<\/script>/g, ' ')
    .replace(/\$\$[\s\S]*?\$\$|\$[^$\n]*\$|`[^`\n]*`|\{[^}\n]*\}|<[^>]*>|\]\([^)]*\)|&\w+;/g, ' ')
    .replace(/^:::?.*$|^::.*::$/gm, ' ')
  return prose.match(/\p{L}{4,}/gu) ?? []
}
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s\u00ad-]+/g, '')
    .toLowerCase()

describe.each(languages)('%s', (language) => {
  let slides: DeckSlide[]
  let pdf: PdfContent
  beforeAll(async () => {
    const path = decks[language].pdf
    if (!existsSync(path)) throw new Error(`${path} is missing: npm run export first.`)
    slides = await readDeck(language)
    pdf = await readPdf(path)
  })

  test('a page for each slide', () => expect(pdf.pages).toHaveLength(slides.length))

  test('the outline names each slide that has a title, in order', () => {
    expect(pdf.outline.map(plain)).toEqual(slides.map(({ title }) => plain(title)).filter(Boolean))
  })

  test('a link leads to another site, or to the page of the slide that it names', () => {
    const addresses = pdf.pages.flatMap(({ links }) => links.filter((link) => typeof link === 'string'))
    expect(addresses.filter((address) => !/^https:\/\/(?!localhost|127\.)/.test(address))).toEqual([])
    const named = slides.map(({ source }) => [...source.matchAll(/<Link to="([^"]+)"/g)].map(([, alias]) => alias))
    expect(named.flat()).not.toEqual([])
    for (const [index, aliases] of named.entries())
      expect(pdf.pages[index]!.links).toEqual(
        expect.arrayContaining(aliases.map((alias) => 1 + slides.findIndex((slide) => slide.alias === alias))),
      )
  })

  test('the text of each slide is text on its page', () => {
    const missing = slides.flatMap(({ source }, index) => {
      const text = plain(pdf.pages[index]!.text)
      // a link to the reading view leads nowhere on paper
      const printed = source.replace(/<RouterLink[\s\S]*?<\/RouterLink>/g, '')
      const lost = wordsOf(printed).filter((word) => !text.includes(plain(word)))
      return lost.length > 0 ? [`page ${index + 1}: ${lost.join(' ')}`] : []
    })
    expect(missing).toEqual([])
  })

  test('no demo is blank: its question is there, and the words, marks and pictures of its view', async () => {
    // Rules and marks of the page itself are vectors too.
    const frame = Math.min(...pdf.pages.map(({ paths }) => paths).slice(1))
    for (const [index, { demos, source }] of slides.entries()) {
      const page = pdf.pages[index]!
      for (const id of demos) {
        const where = `page ${index + 1}, ${id}`
        const wanted = await drawn(id, language, paramsOn(source))
        const question = /\bquestion="([^"]*)"/.exec(source)?.[1] ?? wanted.question
        expect.soft(plain(page.text), `${where}: question`).toContain(plain(question))
        const lost = wanted.words.filter((word) => !plain(page.text).includes(plain(word)))
        expect.soft(lost.length, `${where}: lost ${lost.join(' ')}`).toBeLessThanOrEqual(0.1 * wanted.words.length)
        expect.soft(page.images, `${where}: pictures`).toBeGreaterThanOrEqual(wanted.pictures)
        // Marks of one colour that lie together can become one path.
        expect.soft(page.paths - frame, `${where}: marks`).toBeGreaterThanOrEqual(wanted.marks / 2)
        // questions and exercises are words
        const shown = wanted.marks + wanted.pictures + wanted.cells + wanted.words.length
        expect.soft(shown, `${where}: draws`).toBeGreaterThan(0)
      }
    }
    expect(slides.some(({ demos }) => demos.length > 0)).toBe(true)
  })
})

/** What a slide sets, `:params="{ show: 'energy' }"`. */
function paramsOn(source: string): Record<string, unknown> {
  const [, given = '{}'] = source.match(/<Demo\b[^>]*:params="([^"]*)"/) ?? []
  return JSON.parse(given.replace(/(\w+):/g, '"$1":').replaceAll("'", '"')) as Record<string, unknown>
}

/** What the view of a demo draws of its poster, mounted by itself: the page must show as much. */
async function drawn(id: string, lang: Language, slideProps: Record<string, unknown>) {
  const demo = findDemo(id)!
  const strings = (await demo.load.strings()).default[lang]
  const { params, snapshot, curves } = (await loadPoster(demo, slideProps))!
  const { default: view } = await demo.load.view()
  const wrapper = mount(view, { props: { params, snapshot, curves, strings, lang, still: true } })
  const text = wrapper.findAll('h4, p, td, th, dt, dd, svg text').map((element) => element.text())
  const count = (selector: string) => wrapper.findAll(selector).length
  const found = {
    question: (await loadPrediction(id))?.question[lang] ?? strings.question,
    words: text.join(' ').match(/\p{L}{4,}/gu) ?? [],
    marks: count('svg :is(path, rect, circle, ellipse, line, polyline, polygon)'),
    cells: count('td'),
    pictures: count('canvas, img'),
  }
  wrapper.unmount()
  return found
}
