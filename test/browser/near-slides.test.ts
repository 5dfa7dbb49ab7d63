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
  const { page, context, problems } = await stage.open(stage.deck.url(slide, 'demo=simclr&batchSize=32'))
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

  await page.evaluate(() => {
    window.left = new WeakRef(document.querySelector('section[data-demo=simclr]')!)
  })
  const far = stage.slides.findIndex(({ demos }, i) => i > slide + 5 && demos.length === 0) + 1
  await goFar(page, far)
  await expect
    .poll(() => page.evaluate(() => window.probe.stats()), { timeout: patience })
    .toEqual([expect.objectContaining({ tensors: 0, sessions: 0 })])
  const devtools = await context.newCDPSession(page)
  await expect
    .poll(
      async () => {
        await devtools.send('HeapProfiler.collectGarbage')
        return page.evaluate(() => window.left?.deref()?.tagName)
      },
      { timeout: patience },
    )
    .toBeUndefined()

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

test('the overview shows all slides, the presenter the next one', async () => {
  const slide = stage.slideOf('simclr')
  const { page, problems } = await stage.open(stage.deck.presenter(slide - 1))
  await page.locator(`.slidev-page-${slide} [data-demo=simclr] .demo-view-ready`).first().waitFor()
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
