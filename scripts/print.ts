/**
 * A deck of the built site as a PDF. Slidev's page for it holds all slides; it is printed once each of them, its
 * images, its fonts and its demos are there. `slidev export` prints from a development server, which serves thousands
 * of modules, and passes over what is not there in time.
 */
import type { Browser, Page } from 'playwright-chromium'
import type { DeckSlide } from './decks.ts'
import { withOutline } from './outline.ts'

/** From one slide or demo to the next: only the last resort. */
const patience = 60_000
/** A slide is laid out for this width; what is drawn on canvases has twice the pixels. */
const sheet = { viewport: { width: 980, height: 551 }, deviceScaleFactor: 2, colorScheme: 'light' } as const

/** `site` is the address of the deck, with a slash at its end. An error has a line for each thing that is missing. */
export async function printDeck(browser: Browser, site: string, slides: readonly DeckSlide[]): Promise<Uint8Array> {
  const page = await browser.newPage(sheet)
  const problems: string[] = []
  page.on('pageerror', ({ message }) => problems.push(message))
  page.on('requestfailed', (request) => problems.push(`${request.url()} was not loaded`))
  try {
    await page.emulateMedia({ media: 'screen' })
    await page.goto(`${site}?print=true#/print`)
    problems.push(...(await missingAtLast(page, slides.length)))
    if (problems.length > 0) throw new Error(problems.join('\n'))
    await page.evaluate(
      makePages,
      slides.map(({ alias }) => alias ?? ''),
    )
    // The size of a page is in Slidev's style sheet; tags are for who has the page read aloud.
    const pdf = await page.pdf({ printBackground: true, preferCSSPageSize: true, tagged: true })
    return await withOutline(
      pdf,
      slides.map(({ title }) => title),
    )
  } finally {
    await page.close()
  }
}

/** Waits as long as what is missing changes. */
async function missingAtLast(page: Page, slides: number): Promise<string[]> {
  let last = ''
  let since = performance.now()
  for (;;) {
    const missing = await page.evaluate(missingNow, slides)
    if (missing.join() !== last) [last, since] = [missing.join(), performance.now()]
    if (missing.length === 0 || performance.now() - since > patience) return missing
    await page.waitForTimeout(100)
  }
}

/** In the page: one line for each slide that is not there, and for each demo that has not reached its printed state. */
async function missingNow(slides: number): Promise<string[]> {
  const drawn = [...document.querySelectorAll<HTMLElement>('.print-slide-container')]
  if (drawn.length !== slides) return [`${drawn.length} slides instead of ${slides}`]
  await document.fonts.ready
  return drawn.flatMap((slide, index) => {
    if (!slide.querySelector('.slidev-layout') || slide.querySelector('.slidev-slide-loading'))
      return [`slide ${index + 1} is blank`]
    if ([...slide.querySelectorAll('img')].some(({ complete, naturalWidth }) => !complete || naturalWidth === 0))
      return [`slide ${index + 1} lacks an image`]
    return [...slide.querySelectorAll<HTMLElement>('[data-waitfor]')]
      .filter((demo) => !demo.querySelector<HTMLElement>(demo.dataset.waitfor!)?.offsetHeight)
      .map(({ dataset }) => `slide ${index + 1}: ${dataset.demo} did not reach its printed state`)
  })
}

/** In the page: links to slides are links to their pages, and nothing comes after the last of them. */
function makePages(aliases: readonly string[]): void {
  for (const [index, slide] of document.querySelectorAll('.print-slide-container').entries())
    slide.id = aliases[index] || slide.id
  document.querySelector('#mermaid-rendering-container')?.remove()
}
