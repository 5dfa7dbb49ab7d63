/**
 * axe on each slide, demos once they are ready; and nothing comes from another host. Both themes in French; English is
 * the same marks in other words, and is read in one.
 */
import axe from 'axe-core'
import type { Page } from 'playwright-chromium'
import { describe, expect, test } from 'vitest'
import { demoOn, useStage } from './deck.ts'
import type { Language } from '../../scripts/decks.ts'

interface Finding {
  impact?: string | null
  id: string
  nodes: { html: string }[]
}

const themes = { fr: ['light', 'dark'], en: ['light'] } as const satisfies Record<Language, unknown>

for (const language of ['fr', 'en'] satisfies Language[]) {
  describe(language, () => {
    const stage = useStage('site', language)
    test(`no serious or critical finding, ${themes[language].join(' and ')}`, { timeout: 600_000 }, async () => {
      const context = await stage.context({ reducedMotion: 'reduce' })
      const { page, problems } = await stage.open(stage.deck.url(1), context)
      const findings: string[] = []
      for (const [index, { demos }] of stage.slides.entries()) {
        const number = index + 1
        await page.goto(stage.deck.url(number))
        await page.locator(`.slidev-page-${number}:visible`).first().waitFor()
        for (const demo of demos) await demoOn(page, demo, language).status('ready', 'paused')
        await page.evaluate(axe.source)
        for (const colorScheme of themes[language]) {
          await page.emulateMedia({ colorScheme })
          findings.push(
            ...(await seriousOn(page, number)).map((finding) => `slide ${number}, ${colorScheme}: ${finding}`),
          )
        }
      }
      expect(findings).toEqual([])
      expect(problems).toEqual([])
      await context.close()
    })
  })
}

function seriousOn(page: Page, slide: number): Promise<string[]> {
  return page.evaluate(async (number) => {
    const { violations } = (await (window as unknown as { axe: typeof axe }).axe.run(`.slidev-page-${number}`, {
      resultTypes: ['violations'],
    })) as { violations: Finding[] }
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
  }, slide)
}
