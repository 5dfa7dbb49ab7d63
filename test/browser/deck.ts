/** A deck in a real browser, as tests handle it: by slide, demo and state; never by time. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-chromium'
import { afterAll, beforeAll } from 'vitest'
import { launchBrowser } from '../../scripts/browser.ts'
import { readDeck, type DeckSlide, type Language } from '../../scripts/decks.ts'
import { patience } from './demo-page.ts'
import { installProbe } from './probe.ts'
import { serveDev, serveSite, type Deck } from './servers.ts'

export { demoOn, measured, patience, words, type DemoOnPage } from './demo-page.ts'

/** A page, and all that went wrong in it. */
export interface Watched {
  page: Page
  context: BrowserContext
  problems: string[]
}

export interface Stage {
  browser: Browser
  deck: Deck
  slides: DeckSlide[]
  /** Number of the slide that holds a demo. */
  slideOf(demo: string): number
  /** A browser without a past; those before it are closed. */
  context(options?: BrowserContextOptions): Promise<BrowserContext>
  /** Another browser, beside those that are open. */
  anotherContext(): Promise<BrowserContext>
  open(address: string, context?: BrowserContext): Promise<Watched>
}

/**
 * One browser and one server for the tests of a file. On the site each test has a context of its own unless it names
 * one. On the development server, which serves thousands of modules, they share one, emptied in between: its cache stays.
 */
export function useStage(kind: 'site' | 'dev', language: Language = 'fr', ...flags: string[]): Stage {
  const stage = {} as Stage
  const contexts: BrowserContext[] = []
  beforeAll(async () => {
    stage.slides = await readDeck(language)
    stage.deck = await (kind === 'site' ? serveSite : serveDev)(language)
    stage.browser = await launchBrowser(...flags)
  })
  afterAll(async () => {
    await stage.browser?.close()
    await stage.deck?.close()
  })
  stage.slideOf = (demo) => stage.slides.findIndex(({ demos }) => demos.includes(demo)) + 1
  async function newContext(options?: BrowserContextOptions): Promise<BrowserContext> {
    const context = await stage.browser.newContext({
      viewport: { width: 1280, height: 720 },
      permissions: ['screen-wake-lock'],
      ...options,
    })
    context.setDefaultTimeout(patience)
    await context.addInitScript(installProbe)
    contexts.push(context)
    return context
  }
  stage.context = async (options) => {
    if (kind === 'dev' && contexts[0]) return emptied(contexts[0])
    // pages that stay open go on computing
    for (const old of contexts.splice(0)) await old.close()
    return newContext(options)
  }
  stage.anotherContext = () => newContext()
  stage.open = async (address, given) => {
    const context = given ?? (await stage.context())
    const page = await context.newPage()
    const watched = { page, context, problems: watch(page) }
    await page.goto(address)
    return watched
  }
  return stage
}

/** Without pages, and with them goes what they kept for their session. */
async function emptied(context: BrowserContext): Promise<BrowserContext> {
  const pages = context.pages()
  await pages[0]?.evaluate(() => localStorage.clear())
  for (const page of pages) await page.close()
  return context
}

function watch(page: Page): string[] {
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.stack ?? error.message}`))
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (/^(http|ws)/.test(protocol) && !['127.0.0.1', 'localhost'].includes(hostname))
      problems.push(`another host: ${request.url()}`)
  })
  return problems
}

/** Waits for a slide, known by what is seen: its address may be a name. */
export const onSlide = (page: Page, wanted: number) => page.locator(`.slidev-page-${wanted}`).first().waitFor()
/** Waits until a slide is the one in view. */
export const shows = (page: Page, slide: number, timeout = patience) =>
  page.locator(`#slideshow > .slidev-page-${slide}:not([inert])`).waitFor({ timeout })
