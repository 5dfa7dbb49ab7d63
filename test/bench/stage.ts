/** What all rows share: one browser, the static site, the development server, and the page of functions. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-chromium'
import { launchBrowser } from '../../scripts/browser.ts'
import { readDeck } from '../../scripts/decks.ts'
import { freshSite, serveFolder } from '../../scripts/site.ts'
import { demoOn, patience } from '../browser/demo-page.ts'
import { serveDev, serveSite, type Deck } from '../browser/servers.ts'
import { buildEmptyDeck } from './empty-deck.ts'
import { serveFunctions } from './functions.ts'
import { installWatch } from './watch.ts'

export type Stage = Awaited<ReturnType<typeof openStage>>

export async function openStage() {
  await freshSite()
  const slides = await readDeck('fr')
  const browser: Browser = await launchBrowser()
  const opened = new Map<string, Promise<{ close(): Promise<void> }>>()
  function once<T extends { close(): Promise<void> }>(name: string, open: () => Promise<T>): Promise<T> {
    if (!opened.has(name)) opened.set(name, open())
    return opened.get(name) as Promise<T>
  }
  const deck = (kind: 'site' | 'dev'): Promise<Deck> =>
    once(kind, () => (kind === 'site' ? serveSite('fr') : serveDev('fr')))
  const emptyDeck = () => once('empty', async () => serveFolder(await buildEmptyDeck(slides.length)))
  const slideOf = (demo: string): number => slides.findIndex(({ demos }) => demos.includes(demo)) + 1

  async function context(options?: BrowserContextOptions): Promise<BrowserContext> {
    const made = await browser.newContext({
      viewport: { width: 1280, height: 720 },
      permissions: ['screen-wake-lock'],
      ...options,
    })
    made.setDefaultTimeout(patience)
    // tsx wraps functions in a helper of its own, which a page lacks
    await made.addInitScript('globalThis.__name = (named) => named')
    await made.addInitScript(installWatch)
    return made
  }

  return {
    slides,
    deck,
    emptyDeck,
    slideOf,
    context,
    /** A fresh page with the functions of `page/main.ts`; it is closed after. */
    async functions<T>(use: (page: Page) => Promise<T>, isIsolated = false, from = browser): Promise<T> {
      const { url, isolated } = await once('functions', serveFunctions)
      const page = await from.newPage({ viewport: { width: 800, height: 600 } })
      page.setDefaultTimeout(patience)
      await page.goto(isIsolated ? isolated : url)
      await page.waitForFunction(() => 'bench' in window)
      return use(page).finally(() => page.close())
    },
    /** A fresh window on the slide of a demo, ready; it is closed after. */
    async demo<T>(id: string, query: string, use: (on: DemoPage) => Promise<T>): Promise<T> {
      const site = await deck('site')
      // a first visit keeps the site for when there is no network, beside whatever is measured
      const windows = await context({ serviceWorkers: 'block' })
      const page = await windows.newPage()
      await page.goto(site.url(slideOf(id), query && `demo=${id}&${query}`))
      const demo = demoOn(page, id)
      await demo.status('ready', 'paused')
      return use({ page, demo }).finally(() => windows.close())
    },
    async close(): Promise<void> {
      await browser.close()
      for (const server of opened.values()) await (await server).close()
    },
  }
}
export interface DemoPage {
  page: Page
  demo: ReturnType<typeof demoOn>
}
export const wait = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds))
