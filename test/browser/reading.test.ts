/** Learning alone and in the hall: routes by keyboard, a prediction in two windows, and the reading view. */
import axe from 'axe-core'
import type { Page } from 'playwright-chromium'
import { describe, expect, test } from 'vitest'
import { routes } from '../../components/routes.ts'
import collapse from '../../demos/collapse/prediction.ts'
import { strings } from '../../reading/strings.ts'
import { demoOn, patience, useStage } from './deck.ts'

const stage = useStage('site')

const shown = (page: Page): Promise<string> => page.evaluate(() => /[\w-]+/.exec(location.hash.slice(2))?.[0] ?? '')

test.each(['express', 'practicum'] as const)('the route %s is walked to its end by the clicker', async (name) => {
  const { page } = await stage.open(stage.deck.url(1, `route=${name}`))
  const wanted = Object.keys(routes[name].minutes)
  const seen: string[] = ['cover']
  await page.locator('.slidev-page-1').first().waitFor()
  for (const alias of wanted.slice(1)) {
    const before = seen.at(-1)!
    await page.keyboard.press('PageDown')
    // of the address only the slide: the demo's state joins it later
    await expect.poll(() => shown(page), { timeout: patience }).not.toBe(before)
    seen.push(await shown(page))
    if (seen.at(-1) !== alias) break
  }
  expect(seen).toEqual(wanted)
  await page.keyboard.press('PageDown')
  await page.keyboard.press('PageUp')
  await expect.poll(() => shown(page), { timeout: patience }).toBe(wanted.at(-2))
})

test('a prediction is shown in both windows, outlives a reload, and meets what is measured', async () => {
  const context = await stage.context()
  const slide = stage.slideOf('collapse')
  const audience = await stage.open(stage.deck.audience(slide), context)
  await demoOn(audience.page, 'collapse').status('ready')
  const presenter = await stage.open(stage.deck.presenter(slide), context)
  const demo = demoOn(presenter.page, 'collapse')
  await demo.status('ready', 'following')
  const choice = (page: Page) =>
    demoOn(page, 'collapse').root.getByRole('radio', { name: collapse.options[1]!.fr, exact: true })
  await choice(presenter.page).check({ force: true })
  await expect.poll(() => choice(audience.page).isChecked(), { timeout: patience }).toBe(true)
  await presenter.page.waitForFunction(() => location.hash.includes('prediction=1'))
  await presenter.page.reload()
  await demo.status('ready', 'following', 'paused')
  await expect.poll(() => choice(presenter.page).isChecked(), { timeout: patience }).toBe(true)
  await demo.play.click()
  await demo.stepAtLeast(collapse.outcome.step + 1)
  for (const page of [presenter.page, audience.page])
    await demoOn(page, 'collapse').root.getByText(`Mesuré : ${collapse.options[0]!.fr}`).waitFor()
  expect(await demo.root.getByText(collapse.because.fr).count()).toBe(1)
})

describe('the reading view', () => {
  const address = (part: string): string => stage.deck.url(1).replace(/#.*/, `#/read/${part}`)

  test('computes nothing before a demo is near, then only the one that is read; and opens where it was left', async () => {
    const { page, problems } = await stage.open(address('a'))
    await page.getByRole('heading', { name: strings.fr.parts.a.slice(4) }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(page.workers()).toEqual([])
    await page
      .getByRole('link', { name: /en direct/ })
      .filter({ hasText: 'A6' })
      .click()
    await demoOn(page, 'collapse').status('ready')
    // a worker's own helpers are listed with it
    expect(page.workers().filter((worker) => !worker.url().includes('helper'))).toHaveLength(1)
    const live = await page.locator('[data-demo]:is([data-status=ready], [data-status=running])').count()
    expect(live).toBe(1)
    const box = page.getByRole('searchbox', { name: strings.fr.search })
    await box.fill('sinkhorn')
    await page.getByText(/sections contiennent/).waitFor()
    expect(await page.getByRole('link', { name: /Sinkhorn/ }).count()).toBeGreaterThan(0)
    await page.goto(address('b'))
    await page.getByRole('heading', { name: /SEER/ }).first().waitFor()
    await page.goto(address('a'))
    await demoOn(page, 'collapse').status('ready')
    await page.getByText(strings.fr.resumed).waitFor()
    expect(problems).toEqual([])
  })

  test.each([
    { name: 'a screen', width: 1440, height: 900 },
    { name: 'a phone', width: 390, height: 844 },
  ])('on $name axe finds nothing, and nothing sticks out', async ({ width, height }) => {
    const context = await stage.context({ viewport: { width, height } })
    const { page } = await stage.open(address('appendix'), context)
    await page.locator('.references').first().waitFor()
    await page.evaluate(axe.source)
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      const found = await page.evaluate(async () => {
        const { run } = (window as unknown as { axe: typeof axe }).axe
        const { violations } = await run(document.querySelector('.reading')!)
        return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
      })
      expect(found).toEqual([])
    }
    const beyond = await page.evaluate(() =>
      [...document.querySelectorAll('.reading main *')]
        .filter(
          (element) => element.getBoundingClientRect().right > innerWidth + 1 && !element.closest('table, .katex'),
        )
        .map(({ outerHTML }) => outerHTML.slice(0, 120)),
    )
    expect(beyond).toEqual([])
  })
})
