/** Fingers, as the browser feels them: real touches, which it may take for a scroll or a pinch. */
import type { CDPSession, Page } from 'playwright-chromium'
import { beforeAll, describe, expect, test } from 'vitest'
import { demoOn, onSlide, useStage } from './deck.ts'

const stage = useStage('site')
const upright = { width: 390, height: 844 }
const tablet = { width: 1024, height: 640 }

type Point = readonly [x: number, y: number]
interface Fingers {
  page: Page
  /** Fingers go down at the first of their points, along the others, and up. */
  move(...paths: readonly (readonly Point[])[]): Promise<void>
  /** What the page was told of its pointers since it was asked last. */
  events(): Promise<string[]>
}

/** A page of its own: what is zoomed stays zoomed. */
async function onScreen(demo: string, viewport: { width: number; height: number }): Promise<Fingers> {
  const context = await stage.context({ viewport, hasTouch: true, isMobile: true })
  const { page } = await stage.open(stage.deck.url(stage.slideOf(demo)), context)
  await demoOn(page, demo).status('ready', 'paused')
  await page.evaluate(() => {
    const seen: string[] = []
    for (const type of ['pointermove', 'pointercancel', 'pointerup'])
      addEventListener(type, () => seen.push(type), { capture: true })
    Object.assign(window, { seen })
  })
  const session = await context.newCDPSession(page)
  return {
    page,
    move: (...paths) => fingers(session, paths),
    events: () => page.evaluate(() => (window as unknown as { seen: string[] }).seen.splice(0)),
  }
}

async function fingers(session: CDPSession, paths: readonly (readonly Point[])[]): Promise<void> {
  const at = (i: number) => paths.map((path, id) => ({ x: path[i]![0], y: path[i]![1], id }))
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) })
  for (let i = 1; i < paths[0]!.length; i++) {
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(i) })
    await new Promise((frame) => setTimeout(frame, 30))
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}

/** Ten points from one place to another. */
const line = ([x, y]: Point, [dx, dy]: Point): Point[] =>
  Array.from({ length: 11 }, (_, i) => [x + (dx * i) / 10, y + (dy * i) / 10])

async function middle(page: Page, selector: string): Promise<Point> {
  const one = page.locator(`${selector}:visible`).first()
  await one.scrollIntoViewIfNeeded()
  const { x, y, width, height } = (await one.boundingBox())!
  return [x + width / 2, y + height / 2]
}

const WITH_HANDLES = ['attention', 'label-cost', 'info-nce', 'clusters', 'crops', 'avid-cma', 'mixing']
describe.each([tablet, upright])('at $width x $height a handle follows the finger to the end', (viewport) => {
  let screen: Fingers
  beforeAll(async () => void (screen = await onScreen(WITH_HANDLES[0]!, viewport)))
  async function show(demo: string): Promise<void> {
    await screen.page.evaluate((address) => location.assign(address), stage.deck.url(stage.slideOf(demo)))
    await demoOn(screen.page, demo).status('ready', 'paused')
    await screen.events()
  }
  test.each(WITH_HANDLES)('%s', async (demo) => {
    await show(demo)
    const { page, move, events } = screen
    const handle = `[data-demo="${demo}"] [data-drag][role="slider"]`
    const said = () => page.locator(`${handle}:visible`).first().getAttribute('aria-valuetext')
    const before = await said()
    const slide = page.url().replace(/\?.*/, '')
    await move(line(await middle(page, handle), [40, 30]))
    const seen = await events()
    expect(seen).not.toContain('pointercancel')
    expect(seen.filter((type) => type === 'pointermove').length).toBeGreaterThan(6)
    expect(await said()).not.toBe(before)
    expect(page.url().replace(/\?.*/, '')).toBe(slide)
  })
  test('the rectangle of the mask editor', async () => {
    await show('masking')
    const { page, move, events } = screen
    await move(line(await middle(page, '[data-demo="masking"] .editor svg'), [40, 30]))
    expect(await events()).not.toContain('pointercancel')
    expect(await page.locator('.editor svg[role="slider"]:visible').getAttribute('aria-valuetext')).toBeTruthy()
  })
})

describe('a slider', () => {
  const slider = '[data-demo="simclr"] .demo-controls .range-input'
  const value = (page: Page) => page.locator(`${slider}:visible input`).first().inputValue()
  const settled = (page: Page) => page.waitForTimeout(400)

  test('does not move when the page is scrolled or zoomed from it', async () => {
    const { page, move } = await onScreen('simclr', upright)
    const before = await value(page)
    const [x, y] = await middle(page, slider)
    await move(line([x + 60, y], [4, -150]))
    await settled(page)
    expect(await value(page)).toBe(before)
    const [px, py] = await middle(page, slider)
    await move(line([px - 20, py], [-60, 20]), line([px + 20, py], [60, -20]))
    await settled(page)
    expect(await value(page)).toBe(before)
  })
  test('moves with a finger that goes along it, and with a tap', async () => {
    const { page, move } = await onScreen('simclr', upright)
    const before = await value(page)
    const slide = page.url().replace(/\?.*/, '')
    const [x, y] = await middle(page, slider)
    await move(line([x, y], [140, 5]))
    const after = await value(page)
    expect(Number(after)).toBeGreaterThan(Number(before))
    const [tx, ty] = await middle(page, slider)
    await move([[tx - 140, ty]])
    await settled(page)
    expect(Number(await value(page))).toBeLessThan(Number(after))
    expect(page.url().replace(/\?.*/, '')).toBe(slide)
  })
})

describe('the deck', () => {
  for (const viewport of [tablet, upright]) {
    test(`a swipe changes slides at ${viewport.width} x ${viewport.height}`, async () => {
      const { page, move } = await onScreen('simclr', viewport)
      const slide = stage.slideOf('simclr')
      const [x, y] = await middle(page, `.slidev-page-${slide} h1`)
      await move(line([x + 100, y], [-200, 10]))
      await onSlide(page, slide + 1)
      const [bx, by] = await middle(page, `.slidev-page-${slide + 1} h1`)
      await move(line([bx - 50, by], [200, 10]))
      await onSlide(page, slide)
    })
    test(`two fingers zoom, and change no slide, at ${viewport.width} x ${viewport.height}`, async () => {
      const { page, move } = await onScreen('simclr', viewport)
      const slide = stage.slideOf('simclr')
      const [x, y] = await middle(page, `.slidev-page-${slide} h1`)
      await move(line([x - 20, y + 40], [-120, -20]), line([x + 20, y + 40], [120, 20]))
      await page.waitForTimeout(500)
      expect(await page.evaluate(() => visualViewport!.scale)).toBeGreaterThan(1.3)
      await onSlide(page, slide)
      // magnified, one finger moves the page
      await move(line([x + 60, y + 40], [-120, 0]))
      await page.waitForTimeout(300)
      await onSlide(page, slide)
      expect(
        await page
          .locator(`.slidev-page-${slide + 1}`)
          .first()
          .isVisible(),
      ).toBe(false)
    })
  }
})
