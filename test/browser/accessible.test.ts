/** axe on each slide, in both themes, demos once they are ready; and nothing comes from another host. */
import axe from 'axe-core'
import { describe, expect, test } from 'vitest'
import { demoOn, useStage } from './deck.ts'
import type { Language } from '../../scripts/decks.ts'

interface Finding {
  impact?: string | null
  id: string
  nodes: { html: string }[]
}

for (const language of ['fr', 'en'] satisfies Language[]) {
  describe(language, () => {
    const stage = useStage('site', language)
    test.each(['light', 'dark'] as const)('no serious or critical finding, %s theme', async (colorScheme) => {
      const context = await stage.context({ colorScheme, reducedMotion: 'reduce' })
      const { page, problems } = await stage.open(stage.deck.url(1), context)
      const findings: string[] = []
      for (const [index, { demos }] of stage.slides.entries()) {
        await page.goto(stage.deck.url(index + 1))
        await page
          .locator(`.slidev-page-${index + 1}:visible`)
          .first()
          .waitFor()
        for (const demo of demos) await demoOn(page, demo, language).status('ready', 'paused')
        await page.evaluate(axe.source)
        const serious = await page.evaluate(async (number) => {
          const { violations } = (await (window as unknown as { axe: typeof axe }).axe.run(
            `.slidev-page-${number}`,
          )) as { violations: Finding[] }
          return violations
            .filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
        }, index + 1)
        findings.push(...serious.map((finding) => `slide ${index + 1}: ${finding}`))
      }
      expect(findings).toEqual([])
      expect(problems).toEqual([])
      await context.close()
    })
  })
}
