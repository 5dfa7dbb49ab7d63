/** A deck in a real browser, as tests handle it: by slide, demo and state; never by time. */
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-chromium'
import { afterAll, beforeAll, expect } from 'vitest'
import { launchBrowser } from '../../scripts/browser.ts'
import { readDeck, type DeckSlide, type Language } from '../../scripts/decks.ts'
import { runtimeStrings } from '../../demos/runtime/strings.ts'
import { installProbe } from './probe.ts'
import { serveDev, serveSite, type Deck } from './servers.ts'

export type { Deck } from './servers.ts'
export const patience = 120_000
export const words = { fr: runtimeStrings('fr'), en: runtimeStrings('en') }

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
  context(options?: BrowserContextOptions): Promise<BrowserContext>
  open(address: string, context?: BrowserContext): Promise<Watched>
}

/** One browser and one server for the tests of a file. */
export function useStage(kind: 'site' | 'dev', language: Language = 'fr'): Stage {
  const stage = {} as Stage
  const contexts: BrowserContext[] = []
  beforeAll(async () => {
    stage.slides = await readDeck(language)
    stage.deck = await (kind === 'site' ? serveSite : serveDev)(language)
    stage.browser = await launchBrowser()
  })
  afterAll(async () => {
    await stage.browser?.close()
    await stage.deck?.close()
  })
  stage.slideOf = (demo) => stage.slides.findIndex(({ demos }) => demos.includes(demo)) + 1
  stage.context = async (options) => {
    for (const old of contexts.splice(0, options ? 0 : contexts.length)) await old.close()
    const context = await stage.browser.newContext({ viewport: { width: 1280, height: 720 }, ...options })
    context.setDefaultTimeout(patience)
    await context.addInitScript(installProbe)
    contexts.push(context)
    return context
  }
  stage.open = async (address, given) => {
    const context = given ?? (await stage.context())
    const page = await context.newPage()
    const watched = { page, context, problems: watch(page) }
    await page.goto(address)
    return watched
  }
  return stage
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

/** The demo as this window shows it. */
export function demoOn(page: Page, id: string, language: Language = 'fr') {
  const root = page.locator(`section[data-demo="${id}"]:visible`).first()
  const text = words[language]
  const button = (name: string) => root.getByRole('button', { name, exact: true })
  const attribute = async (name: string): Promise<string> => (await root.getAttribute(`data-${name}`)) ?? ''
  return {
    root,
    play: button(text.play),
    pause: button(text.pause),
    step: button(text.step),
    reset: root.getByRole('button', { name: new RegExp(`^${text.reset}`) }),
    reseed: root.getByRole('button', { name: new RegExp(`^${text.reseed}`) }),
    link: button(text.link),
    timeline: root.getByRole('slider', { name: text.timeline }),
    stepNow: async () => Number(await attribute('step')),
    backend: () => attribute('backend'),
    status: (...wanted: string[]) => until(root, 'status', (value) => wanted.includes(value), wanted.join(' or ')),
    stepIs: (wanted: number) => until(root, 'step', (value) => Number(value) === wanted, `step ${wanted}`),
    stepAtLeast: (wanted: number) => until(root, 'step', (value) => Number(value) >= wanted, `step >= ${wanted}`),
  }
}
export type DemoOnPage = ReturnType<typeof demoOn>

function until(root: Locator, name: string, holds: (value: string) => boolean, what: string): Promise<void> {
  return expect
    .poll(
      async () => {
        const value = (await root.getAttribute(`data-${name}`).catch(() => null)) ?? 'absent'
        return holds(value) ? what : `${name} is ${value}`
      },
      { timeout: patience, interval: 30 },
    )
    .toBe(what)
}

/** Slide the window is on. */
export function slideOf(page: Page): number {
  return Number(/(\d+)(?:\?|$)/.exec(page.url().replace(/.*#/, ''))?.[1])
}
export const onSlide = (page: Page, wanted: number) =>
  expect.poll(() => slideOf(page), { timeout: patience, interval: 30 }).toBe(wanted)

/** Evaluated metrics by step, as the worker sent them. */
export async function measured(page: Page, metric: string): Promise<{ step: number; value: number }[]> {
  const all = await page.evaluate(() => window.probe.snapshots)
  return all.flatMap(({ step, metrics }) =>
    Number.isFinite(metrics[metric]) ? [{ step, value: metrics[metric]! }] : [],
  )
}
