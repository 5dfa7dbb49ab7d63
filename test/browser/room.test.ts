/**
 * A lecture in a room: the lecturer's presenter view and projector, in French, and two phones, one of them in English.
 * One broker and few pages, which the tests use in turn.
 */
import axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-chromium'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { strings } from '../../components/room/room-strings.ts'
import { launchBrowser } from '../../scripts/browser.ts'
import { readDeck } from '../../scripts/decks.ts'
import { demoOn, onSlide, patience } from './deck.ts'
import { openHall } from './room-hall.ts'

const { fr, en } = strings
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const
const TRAINING = 'guards'
const FORWARD = 'info-nce'

let browser: Browser
let hall: Awaited<ReturnType<typeof openHall>>
const slideOf: Record<string, number> = {}
let presenter: Page
let projector: Page
let french: Page
let english: Page
/** The link that names the room. */
let link = ''

/** Like another browser, on another device. */
async function device(options = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ serviceWorkers: 'block', permissions: ['screen-wake-lock'], ...options })
  context.setDefaultTimeout(patience)
  return context
}
const panel = () => presenter.locator('.room-panel')
const inPanel = (name: string) => panel().getByRole('button', { name, exact: true })
async function section(name: string): Promise<void> {
  await panel()
    .locator('details')
    .evaluateAll((all, wanted) => {
      for (const one of all as HTMLDetailsElement[]) one.open = one.querySelector('summary')!.textContent === wanted
    }, name)
}
const onPhone = (page: Page, name: string) => page.locator('.room-bar').getByRole('button', { name, exact: true })
const present = (slide: number): Promise<void> =>
  presenter.evaluate((no) => void (location.hash = `#/presenter/${no}`), slide)
const violations = (page: Page, within: string): Promise<string[]> =>
  page.evaluate(axe.source).then(() =>
    page.evaluate(async (selector) => {
      const { run } = (window as unknown as { axe: typeof axe }).axe
      return (await run(selector)).violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`)
    }, within),
  )

beforeAll(async () => {
  for (const [index, { demos }] of (await readDeck('fr')).entries()) for (const id of demos) slideOf[id] ??= index + 1
  hall = await openHall()
  browser = await launchBrowser()
  const computer = await device({ viewport: { width: 1280, height: 720 } })
  presenter = await computer.newPage()
  await presenter.goto(hall.presenter(slideOf[FORWARD]!))
  await panel().getByRole('button', { name: fr.room }).click()
  await inPanel(fr.open).click()
  await panel().getByText(fr.states.connected).waitFor()
  link = (await panel().locator('a').first().getAttribute('href'))!
  const english_ = link.replace('/?', '/en/?')
  projector = await computer.newPage()
  french = await (await device(PHONE)).newPage()
  english = await (await device(PHONE)).newPage()
  await Promise.all([projector.goto(hall.audience(slideOf[FORWARD]!)), french.goto(link), english.goto(english_)])
})
afterAll(async () => {
  await browser?.close()
  await hall?.close()
})

test('phones show the slide in their language, and compute a demo that needs no training with the lecturer’s settings', async () => {
  await Promise.all([french, english].map((page) => onSlide(page, slideOf[FORWARD]!)))
  await english.getByText(en.live, { exact: true }).waitFor()
  const slider = (page: Page, language: 'fr' | 'en' = 'fr') =>
    demoOn(page, FORWARD, language).root.getByRole('slider').last()
  await demoOn(presenter, FORWARD).status('ready', 'running', 'paused')
  await slider(presenter).press('Home')
  const value = await slider(presenter).inputValue()
  for (const page of [french, english])
    await expect.poll(() => slider(page).inputValue(), { timeout: patience }).toBe(value)
})

test('a run is shown at the same step, and a viewer steers nobody: one tap leads back', async () => {
  const slide = slideOf[TRAINING]!
  await present(slide)
  await Promise.all([projector, french, english].map((page) => onSlide(page, slide)))
  const [lead, one, other] = [demoOn(presenter, TRAINING), demoOn(french, TRAINING), demoOn(english, TRAINING, 'en')]
  await lead.play.click()
  await Promise.all([one.stepAtLeast(3), other.stepAtLeast(3)])
  await english.keyboard.press('ArrowLeft')
  await english.getByText(en.lookingAround).waitFor()
  await lead.status('paused')
  const step = await lead.stepNow()
  await one.stepIs(step)
  expect(await presenter.evaluate(() => location.hash)).toContain('presenter')
  await onSlide(presenter, slide)
  await onPhone(english, en.comeBack).click()
  await onSlide(english, slide)
  await other.stepIs(step)

  // the lecturer's cursor is shown, and takes nobody to another slide
  const box = (await presenter.locator('#slideshow').boundingBox())!
  for (const share of [0.4, 0.5, 0.6]) await presenter.mouse.move(box.x + share * box.width, box.y + box.height / 2)
  await english.locator('.stroke-white').first().waitFor()
  await english.waitForTimeout(500)
  for (const page of [french, english]) expect(page.url()).toContain('#/guards')
})

test('a prediction is asked on both phones; answers are shown once they are revealed', async () => {
  await section(fr.predict.name)
  await inPanel(fr.predict.ask).click()
  await french.getByRole('button', { name: 'en un point' }).last().click()
  await french.getByText(fr.predict.sent).waitFor()
  await english.getByRole('button', { name: 'in pairs' }).last().click()
  await panel().getByText('Réponses : 2').waitFor()
  expect(await english.locator('.room-bars').count()).toBe(0)
  expect(await violations(english, '.room-bar')).toEqual([])
  await inPanel(fr.predict.show).click()
  await projector.locator('.room-stage .room-bars').waitFor()
  const bars = english.locator('.room-bars b')
  await bars.first().waitFor()
  expect(await bars.allTextContents()).toEqual(['1', '0', '1'])
  await inPanel(fr.predict.end).click()
  await projector.locator('.room-stage').waitFor({ state: 'detached' })
})

test('the class trains: each device its own run, all of them on the projector', async () => {
  await section(fr.train.name)
  await panel().locator('details[open]').getByRole('spinbutton').fill('30')
  await inPanel(fr.train.start).click()
  await panel().getByText('Résultats : 2').waitFor()
  await projector
    .locator('.room-stage')
    .getByText(/^2 essais/)
    .waitFor()
  await english.getByText(/Done at step 30/).waitFor()
  expect(await violations(projector, '.room-stage')).toEqual([])
  await inPanel(fr.train.end).click()

  // what came prints with its slide
  const print = await presenter.context().newPage()
  await print.goto(hall.print(slideOf[TRAINING]!))
  const sheet = print.locator('.print-slide-container + .room-results')
  await sheet.getByText(/^2 essais/).waitFor()
  await expect
    .poll(() => sheet.locator('.room-bars b').allTextContents(), { timeout: patience })
    .toEqual(['1', '0', '1'])
  await print.close()
})

test('a question is hidden until it is shown, and then has votes; it is text and nothing else', async () => {
  const words = '<img src=x onerror=alert(1)> Pourquoi une file ? 🤔'
  await section(fr.questions.name)
  await inPanel(fr.questions.open).click()
  await french.locator('.room-bar textarea').fill(words)
  await french.locator('.room-bar form').getByRole('button', { name: fr.questions.send }).click()
  await panel().getByText(words).waitFor()
  expect(await english.getByText(words).count()).toBe(0)
  await inPanel(fr.questions.show).click()
  await english.getByText(words).waitFor()
  await english.locator('.room-bar li button').click()
  await panel().getByText('1 voix').waitFor()
  await inPanel(fr.questions.close).click()
})

test('a phone that is paired is the clicker', async () => {
  await section(fr.clicker.name)
  await inPanel(fr.clicker.pair).click()
  const code = panel().locator('details[open] a')
  const phone = await (await device(PHONE)).newPage()
  await phone.goto((await code.getAttribute('href'))!)
  await panel().getByText(fr.clicker.paired).waitFor()
  expect(await phone.evaluate(() => location.hash)).not.toContain('clicker')
  expect(await violations(phone, '.room-remote')).toEqual([])
  await phone.getByRole('button', { name: fr.clicker.next, exact: true }).click()
  await onSlide(projector, slideOf[TRAINING]! + 1)
  await onSlide(english, slideOf[TRAINING]! + 1)
  await phone.context().close()
})

test('a lecturer who reloads goes on leading', async () => {
  await presenter.reload()
  await panel().getByRole('button', { name: fr.room }).click()
  await panel().getByText(fr.states.connected).waitFor()
  await present(slideOf[TRAINING]!)
  await onSlide(english, slideOf[TRAINING]!)
})

test('the lead is handed to another device, which the first then follows, and comes back', async () => {
  await section(fr.handover.name)
  await inPanel(fr.handover.prepare).click()
  const tablet = await (await device({ viewport: { width: 1024, height: 768 } })).newPage()
  await tablet.goto((await panel().locator('details[open] a').getAttribute('href'))!)
  const digits = await tablet.locator('.digits').textContent()
  await panel().getByText(digits!).waitFor()
  expect(await violations(tablet, '.room-request')).toEqual([])
  expect(await violations(presenter, '.room-panel')).toEqual([])
  await inPanel(fr.handover.admit).press('Enter')
  await panel().getByText(fr.states.handed).waitFor()
  const theirs = tablet.locator('.room-panel')
  await theirs.getByRole('button', { name: fr.room }).click()
  await theirs.getByText(fr.states.connected).waitFor()

  await tablet.evaluate((no) => void (location.hash = `#/${no}`), slideOf[FORWARD]!)
  await Promise.all([presenter, projector, french].map((page) => onSlide(page, slideOf[FORWARD]!)))
  expect(await presenter.evaluate(() => location.hash)).toContain('presenter')
  const slider = (page: Page) => demoOn(page, FORWARD).root.getByRole('slider').last()
  await slider(tablet).press('End')
  const value = await slider(tablet).inputValue()
  for (const page of [french, presenter, projector])
    await expect.poll(() => slider(page).inputValue(), { timeout: patience }).toBe(value)

  await theirs.getByRole('button', { name: fr.handover.giveBack }).click()
  await panel().getByText(fr.states.connected).waitFor()
  await tablet.getByText(fr.live, { exact: true }).waitFor()
  await present(slideOf[TRAINING]!)
  await Promise.all([tablet, projector, english].map((page) => onSlide(page, slideOf[TRAINING]!)))
})
