/** A demo on a page, by its accessible names and its state. Knows no test runner: pictures and figures use it too. */
import type { Page } from 'playwright-chromium'
import type { Language } from '../../scripts/decks.ts'
import { runtimeStrings } from '../../demos/runtime/strings.ts'

export const patience = 120_000
export const words = { fr: runtimeStrings('fr'), en: runtimeStrings('en') }

type Test = { name: 'status'; oneOf: string[] } | { name: 'step'; min: number; max: number }

export type DemoOnPage = ReturnType<typeof demoOn>

export function demoOn(page: Page, id: string, language: Language = 'fr') {
  const root = page.locator(`section[data-demo="${id}"]:visible`).first()
  const text = words[language]
  const button = (name: string) => root.getByRole('button', { name, exact: true })
  const attribute = async (name: string): Promise<string> => (await root.getAttribute(`data-${name}`)) ?? ''

  async function until(test: Test): Promise<void> {
    await page
      .waitForFunction(holds, { id, test }, { timeout: patience, polling: 30 })
      .catch(async (cause: unknown) => {
        const found = await root.evaluate((element) => JSON.stringify({ ...(element as HTMLElement).dataset }))
        throw new Error(`${id} should have ${JSON.stringify(test)} and has ${found}`, { cause })
      })
  }

  return {
    root,
    language,
    play: button(text.play),
    pause: button(text.pause),
    step: button(text.step),
    reset: button(text.resetHelp),
    reseed: button(text.reseedHelp),
    link: button(text.link),
    timeline: root.getByRole('slider', { name: text.timeline }),
    stepNow: async () => Number(await attribute('step')),
    backend: () => attribute('backend'),
    status: (...oneOf: string[]) => until({ name: 'status', oneOf }),
    stepIs: (wanted: number) => until({ name: 'step', min: wanted, max: wanted }),
    stepAtLeast: (min: number) => until({ name: 'step', min, max: 1e9 }),
  }
}

/** In the page: whether the demo that is seen has the state. */
function holds({ id, test }: { id: string; test: Test }): boolean {
  const seen = [...document.querySelectorAll<HTMLElement>(`section[data-demo="${id}"]`)].filter((element) =>
    element.checkVisibility(),
  )[0]
  if (!seen) return false
  if (test.name === 'status') return test.oneOf.includes(seen.dataset.status ?? '')
  const step = Number(seen.dataset.step)
  return step >= test.min && step <= test.max
}

/** A metric at each step at which the worker measured it. */
export async function measured(page: Page, metric: string): Promise<{ step: number; value: number }[]> {
  const all = await page.evaluate(() => window.probe.snapshots)
  return all.flatMap(({ step, metrics }) =>
    Number.isFinite(metrics[metric]) ? [{ step, value: metrics[metric]! }] : [],
  )
}
