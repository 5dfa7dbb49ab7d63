/** Slides are mounted while they are near; what was done in a demo outlives its slide's elements. */
import type { Page } from 'playwright-chromium'
import { expect, test } from 'vitest'
import { demoOn, onSlide, patience, useStage } from './deck.ts'

const stage = useStage('site')
const mounted = (page: Page) =>
  page
    .locator('#slideshow > .slidev-page')
    .evaluateAll((all) => all.map((element) => Number((element as HTMLElement).dataset.slidevNo)))
async function goFar(page: Page, slide: number): Promise<void> {
  await page.evaluate((address) => location.assign(address), stage.deck.url(slide))
  await onSlide(page, slide)
  await expect.poll(() => mounted(page), { timeout: patience }).toEqual([slide - 1, slide, slide + 1])
}

test('a run keeps its parameters, history and cursor while its slide is gone, and frees what it computes with', async () => {
  const slide = stage.slideOf('simclr')
  const { page, problems } = await stage.open(stage.deck.url(slide, 'demo=simclr&batchSize=32'))
  const demo = demoOn(page, 'simclr')
  await demo.status('ready')
  await demo.play.click()
  await demo.stepAtLeast(30)
  await demo.pause.click()
  await demo.status('paused')
  const last = await demo.stepNow()
  await demo.timeline.focus()
  await demo.timeline.press('Home')
  await demo.status('replay')
  const keySteps = Number(await demo.timeline.getAttribute('max'))

  await goFar(page, slide + 20)
  await expect
    .poll(() => page.evaluate(() => window.probe.stats()), { timeout: patience })
    .toEqual([expect.objectContaining({ tensors: 0 })])
  await page.evaluate((address) => location.assign(address), stage.deck.url(slide))
  await demo.status('replay')
  await demo.stepIs(0)
  expect(Number(await demo.timeline.getAttribute('max'))).toBe(keySteps)
  await demo.timeline.focus()
  await demo.timeline.press('End')
  await demo.stepIs(last)
  await demo.step.click()
  await demo.stepIs(last + 1)
  expect(problems).toEqual([])
})

test('a window that draws few frames keeps no slide that has faded', async () => {
  const slide = stage.slideOf('simclr')
  const context = await stage.context()
  await context.addInitScript(() => {
    window.requestAnimationFrame = (draw) => window.setTimeout(() => draw(performance.now()), 400)
  })
  const { page } = await stage.open(stage.deck.url(slide), context)
  // a change of the address during the first navigation is lost to vue-router
  await onSlide(page, slide)
  for (const distance of [8, 16, 24]) await goFar(page, slide + distance)
})

test('of a slide that is left nothing stays in memory', async () => {
  const slide = stage.slideOf('simclr')
  const { page, context } = await stage.open(stage.deck.url(slide))
  await demoOn(page, 'simclr').status('ready')
  await page.evaluate(() => {
    window.left = new WeakRef(document.querySelector('section[data-demo=simclr]')!)
  })
  await goFar(page, slide + 20)
  // Chromium keeps the last layout, and the elements in it, until the next one
  await page.setViewportSize({ width: 1000, height: 700 })
  const devtools = await context.newCDPSession(page)
  const isLeft = async (): Promise<boolean> => {
    await devtools.send('HeapProfiler.collectGarbage')
    return page.evaluate(() => window.left?.deref() !== undefined)
  }
  await expect.poll(isLeft, { timeout: patience }).toBe(false)
})

test('the overview shows all slides, the presenter the next one', async () => {
  const slide = stage.slideOf('simclr')
  const { page, problems } = await stage.open(stage.deck.presenter(slide - 1))
  await page.locator(`.slidev-page-${slide} [data-demo=simclr] .demo-view-ready:visible`).first().waitFor()
  await page.keyboard.press('o')
  await expect
    .poll(
      () =>
        page.evaluate(() => {
          const seen = [...document.querySelectorAll<HTMLElement>('.slidev-page')].filter(
            (slide) => !slide.closest('#slideshow') && slide.querySelector('.slidev-layout'),
          )
          return new Set(seen.map((slide) => slide.dataset.slidevNo)).size
        }),
      { timeout: patience },
    )
    .toBe(stage.slides.length)
  expect(problems).toEqual([])
})

declare global {
  interface Window {
    left?: WeakRef<Element>
  }
}
