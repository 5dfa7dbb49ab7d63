import { ms, ratio, type Figure } from '../figure.ts'
import { wait, type Stage } from '../stage.ts'

const [SECONDS, STEPS, BATCH] = [20, 150, 128]

/** How fast SimCLR trains in its slide, its pictures and evaluations included, beside its steps alone, before and after. */
export async function slide(stage: Stage): Promise<Figure[]> {
  const stepsAlone = () =>
    stage.functions(
      (page) => page.evaluate((given) => window.bench.inWorker('steps', ...given), [STEPS, BATCH] as const),
      true,
    )
  const before = await stepsAlone()
  const inSlide = await stage.demo('simclr', 'backend=wasm', async ({ page, demo }) => {
    await wait(3000)
    await page.evaluate(() => window.watch.follow('simclr'))
    await demo.play.click()
    await wait(1000 * SECONDS)
    const seen = await page.evaluate(() => window.watch.steps.filter(({ step }) => step > 0))
    const [first, last] = [seen[0]!, seen.at(-1)!]
    return { steps: last.step - first.step, time: last.at - first.at }
  })
  const after = await stepsAlone()
  const alone = mean([...before, ...after])
  const each = inSlide.time / inSlide.steps
  return [
    {
      figure: `steps of simclr in its slide / what its steps alone allow, wasm, ${SECONDS} s`,
      measured: `${inSlide.steps} in ${(inSlide.time / 1000).toFixed(1)} s: ${ms(each)} each, alone ${ms(alone)}: ${ratio(alone / each)}`,
      aim: '>= 0.8',
      met: alone / each >= 0.8,
      values: { inSlide, before, after },
    },
  ]
}
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
