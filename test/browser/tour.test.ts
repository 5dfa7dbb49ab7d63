/** Every demo of the deck, in the order of its slides: it gets ready, answers to the keyboard, and the deck goes on. */
import type { Page } from 'playwright-chromium'
import { beforeAll, expect, test } from 'vitest'
import { readDeck } from '../../scripts/decks.ts'
import { demoOn, onSlide, patience, useStage, type Watched } from './deck.ts'

const stage = useStage('site')
const slides = await readDeck('fr')
const demos = slides.flatMap((slide, i) => slide.demos.map((id) => ({ id, number: i + 1 })))

let watched: Watched
let page: Page
beforeAll(async () => {
  watched = await stage.open(stage.deck.url(1), await stage.context({ reducedMotion: 'reduce' }))
  page = watched.page
  await onSlide(page, 1)
})

test.each(demos)('$id, slide $number', async ({ id, number }) => {
  await page.evaluate((address) => location.assign(address), stage.deck.url(number))
  const demo = demoOn(page, id)
  await demo.status('ready', 'paused')
  const before = await demo.root.evaluate(picture)
  if (await demo.step.isVisible()) {
    await demo.step.focus()
    await page.keyboard.press('Enter')
    await demo.stepIs(1)
  } else {
    const beside = demo.root.locator('.demo-controls').locator('input:visible, select:visible')
    // some views have all their controls in them
    const control =
      (await beside.count()) > 0
        ? beside.first()
        : demo.root.locator('.demo-stage').locator('button:visible, input:visible').last()
    await control.focus()
    await page.keyboard.press(await control.evaluate(keyOf))
  }
  await expect.poll(() => demo.root.evaluate(picture), { timeout: patience }).not.toBe(before)
  await demo.status('ready', 'paused')
  expect(await demo.root.getByRole('alert').count()).toBe(0)

  if (number < slides.length) {
    // from the control that was used
    await page.keyboard.press('PageDown')
    await onSlide(page, number + 1)
  }
  expect(watched.problems).toEqual([])
})

/** In the page: the key that changes a control's value. */
function keyOf(control: Element): string {
  if (control instanceof HTMLSelectElement) return 'ArrowDown'
  if (control instanceof HTMLButtonElement) return 'Enter'
  const { type, value, max, checked } = control as HTMLInputElement
  if (type === 'range') return value === max ? 'ArrowLeft' : 'ArrowRight'
  return { checkbox: 'Space', radio: checked ? 'ArrowRight' : 'Space' }[type] ?? 'a'
}

/** In the page: all that a demo draws and says, canvases by their pixels. */
function picture(root: HTMLElement | SVGElement): string {
  const stage = root.querySelector('.demo-stage')!
  return stage.innerHTML + [...stage.querySelectorAll('canvas')].map((canvas) => canvas.toDataURL()).join()
}
