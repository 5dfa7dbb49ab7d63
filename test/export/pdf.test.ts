/** The exported PDFs, parsed: npm run export comes first. */
import { existsSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { decks, languages, readDeck, type DeckSlide } from '../../scripts/decks.ts'
import { readPdf, type PdfContent } from '../../scripts/pdf.ts'

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

  test('the text of each slide is text on its page', () => {
    const missing = slides.flatMap(({ source }, index) => {
      const text = plain(pdf.pages[index]!.text)
      const lost = wordsOf(source).filter((word) => !text.includes(plain(word)))
      return lost.length > 0 ? [`page ${index + 1}: ${lost.join(' ')}`] : []
    })
    expect(missing).toEqual([])
  })

  test('no demo is blank: its question, its marks as vectors and its figures are there', async () => {
    // Rules and marks of the page itself are vectors too.
    const frame = Math.min(...pdf.pages.map(({ paths }) => paths).slice(1))
    for (const [index, { demos }] of slides.entries()) {
      const page = pdf.pages[index]!
      for (const id of demos) {
        const strings = (await import(`../../demos/${id}/strings.ts`)).default[language]
        expect.soft(plain(page.text), `page ${index + 1}, question of ${id}`).toContain(plain(strings.question))
        // A demo about pictures prints them; any other prints marks, as vectors.
        const drawn = page.images > 0 || page.paths > frame + 20
        expect.soft(drawn, `page ${index + 1}, marks or pictures of ${id}`).toBe(true)
        // The frame prints its own line of settings, numbers included: words of the view itself tell that it was drawn.
        const words = Object.values<string>(strings.view).filter((text) => text.length > 5 && !/[{$]/.test(text))
        const printed = words.filter((text) => plain(page.text).includes(plain(text)))
        expect.soft(printed.length, `page ${index + 1}, words of ${id}`).toBeGreaterThan(0)
        const { default: demo } = await import(`../../demos/${id}/demo.ts`)
        const figures = page.text.match(/\d+[.,]\d+/g)?.length ?? 0
        if (demo.steps > 0) expect.soft(figures, `page ${index + 1}, figures of ${id}`).toBeGreaterThan(3)
      }
    }
    expect(slides.some(({ demos }) => demos.length > 0)).toBe(true)
  })
})
