import { cpus } from 'node:os'
import { ms, ratio, type Figure } from '../figure.ts'
import { quantile } from '../statistics.ts'
import type { Stage } from '../stage.ts'

const [BATCH, ROUNDS, STEPS] = [128, 8, 20]

/** A step on wasm with helpers and without, two runs of one seed in turn: fast quarters, and how far their losses differ. */
export async function threads(stage: Stage): Promise<Figure[]> {
  const figures = await stage.functions(
    (page) => page.evaluate((given) => window.bench.inWorker('threads', ...given), [ROUNDS, STEPS, BATCH] as const),
    true,
  )
  const [helped, alone] = [quantile(figures.shared, 0.25), quantile(figures.alone, 0.25)]
  const difference = Math.max(...figures.losses.map((loss) => Math.abs(loss.shared - loss.alone)))
  return [
    {
      figure: `step with threads / on one, wasm, ${cpus().length} cores, batch ${BATCH}`,
      measured: `${ms(helped)} / ${ms(alone)} = ${ratio(helped / alone)}; losses of ${ROUNDS * STEPS} steps differ by ${difference}`,
      aim: '<= 0.65; 0',
      met: helped / alone <= 0.65 && difference === 0,
      values: { helped, alone, difference, figures },
    },
  ]
}
