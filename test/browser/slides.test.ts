/**
 * Each slide in both languages, demos once they are drawn: nothing runs out of its place, axe finds nothing (contrast in
 * French and both themes: the colours are the same in English), and nothing comes from another host. axe looks at the slide in view alone; an id that its neighbours use
 * too is looked for on its own.
 */
import axe, { type RunOptions } from 'axe-core'
import type { Page } from 'playwright-chromium'
import { describe, expect, test } from 'vitest'
import { demoOn, useStage } from './deck.ts'
import { cutOff, overruns } from './overruns.ts'
import type { Language } from '../../scripts/decks.ts'

for (const language of ['fr', 'en'] satisfies Language[]) {
  describe(language, () => {
    const stage = useStage('site', language)
    test('nothing runs over, and no serious or critical finding', { timeout: 600_000 }, async () => {
      const context = await stage.context({ reducedMotion: 'reduce' })
      const { page, problems } = await stage.open(stage.deck.url(1), context)
      await page.evaluate(axe.source)
      const findings: string[] = []
      for (const [index, { demos }] of stage.slides.entries()) {
        const number = index + 1
        await page.goto(stage.deck.url(number))
        await page.locator(`.slidev-page-${number} .slidev-layout:visible`).first().waitFor()
        // In French once the demo computes; in English its picture is enough.
        for (const name of demos) {
          const demo = demoOn(page, name, language)
          await (language === 'fr' ? demo.status('ready', 'paused') : demo.root.locator('.demo-view-ready').waitFor())
        }
        findings.push(
          ...(await doubles(page)),
          ...(await overruns(page, number)),
          ...(await seriousOn(page, number, language)),
        )
        if (language === 'fr') findings.push(...(await onPhone(page, number)))
      }
      expect(findings).toEqual([])
      expect(problems).toEqual([])
      await context.close()
    })
  })
}

async function onPhone(page: Page, slide: number): Promise<string[]> {
  await page.setViewportSize({ width: 390, height: 844 })
  // charts have measured their place
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  const findings = await cutOff(page, slide)
  await page.setViewportSize({ width: 1280, height: 720 })
  return findings
}

/** Ids that two elements of the slides near each other share, where something refers to them. */
async function doubles(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const names = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for']
    const referred = new Set(
      [...document.querySelectorAll(names.map((name) => `[${name}]`).join())].flatMap((element) =>
        names.flatMap((name) => element.getAttribute(name)?.split(/\s+/) ?? []),
      ),
    )
    return [...referred]
      .map((id) => ({ id, times: document.querySelectorAll(`[id="${CSS.escape(id)}"]`).length }))
      .filter(({ times }) => times > 1)
      .map(({ id, times }) => `id ${id}: ${times} times`)
  })
}

/** What axe finds on a slide in the light theme, and in French of contrast in the dark one. */
async function seriousOn(page: Page, slide: number, language: Language): Promise<string[]> {
  const contrast = language === 'fr'
  const inPage = async ({ slide, contrast }: { slide: number; contrast: boolean }): Promise<string[]> => {
    const { run } = (window as unknown as { axe: typeof axe }).axe
    const seriousIn = async (theme: string, options: RunOptions): Promise<string[]> => {
      document.documentElement.classList.toggle('dark', theme === 'dark')
      // what is coloured by numbers is drawn in the colours of the theme
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
      // what passes is not gathered
      const { violations } = await run(`.slidev-page-${slide}`, { ...options, resultTypes: ['violations'] })
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${theme}, ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
    }
    return [
      ...(contrast ? await seriousIn('dark', { runOnly: ['color-contrast'] }) : []),
      ...(await seriousIn('light', { rules: { 'color-contrast': { enabled: contrast } } })),
    ]
  }
  const findings = await page.evaluate(inPage, { slide, contrast })
  return findings.map((finding) => `slide ${slide}: ${finding}`)
}
