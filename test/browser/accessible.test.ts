/**
 * axe on each slide, demos once they are ready; and nothing comes from another host. Contrast, by far the slowest rule,
 * is read in French: on each slide in the light theme, on each demo in the dark one.
 */
import axe, { type RunOptions } from 'axe-core'
import type { Page } from 'playwright-chromium'
import { describe, expect, test } from 'vitest'
import { demoOn, useStage } from './deck.ts'
import type { DemoOnPage } from './demo-page.ts'
import type { Language } from '../../scripts/decks.ts'

interface Finding {
  impact?: string | null
  id: string
  nodes: { html: string }[]
}
/** In French once the demo computes; in English its picture is enough. */
const drawn = (demo: DemoOnPage) =>
  demo.language === 'fr' ? demo.status('ready', 'paused') : demo.root.locator('.demo-view-ready').waitFor()
const rules: Record<Language, RunOptions> = { fr: {}, en: { rules: { 'color-contrast': { enabled: false } } } }

for (const language of ['fr', 'en'] satisfies Language[]) {
  describe(language, () => {
    const stage = useStage('site', language)
    test('no serious or critical finding', { timeout: 600_000 }, async () => {
      const context = await stage.context({ reducedMotion: 'reduce' })
      const { page, problems } = await stage.open(stage.deck.url(1), context)
      const findings: string[] = []
      for (const [index, { demos }] of stage.slides.entries()) {
        const number = index + 1
        await page.goto(stage.deck.url(number))
        await page.locator(`.slidev-page-${number}:visible`).first().waitFor()
        for (const demo of demos) await drawn(demoOn(page, demo, language))
        await page.evaluate(axe.source)
        findings.push(...(await seriousOn(page, number, rules[language])))
        if (language === 'en' || demos.length === 0) continue
        await page.emulateMedia({ colorScheme: 'dark' })
        const dark = await seriousOn(page, number, { runOnly: ['color-contrast'] })
        findings.push(...dark.map((finding) => `dark ${finding}`))
        await page.emulateMedia({ colorScheme: 'light' })
      }
      expect(findings).toEqual([])
      expect(problems).toEqual([])
      await context.close()
    })
  })
}

async function seriousOn(page: Page, slide: number, options: RunOptions): Promise<string[]> {
  const findings = await page.evaluate(
    async ({ slide, options }) => {
      const { run } = (window as unknown as { axe: typeof axe }).axe
      const { violations } = (await run(`.slidev-page-${slide}`, options)) as { violations: Finding[] }
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
    },
    { slide, options },
  )
  return findings.map((finding) => `slide ${slide}: ${finding}`)
}
