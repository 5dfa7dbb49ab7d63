import { METHOD_NAMES, type MethodName } from '../../../demos/core/ssl/registry.ts'
import type { Figure } from '../figure.ts'
import { wait, type Stage } from '../stage.ts'

const SECONDS = 20

interface Run {
  readonly method: MethodName
  readonly demo: string
  readonly query?: string
  /** The name of its k-NN among the demo's figures. */
  readonly metric: string
}
const alone = (method: MethodName): Run => ({
  method,
  demo: 'arena',
  query: `picked=${METHOD_NAMES.map((name) => Number(name === method)).join()}&starts=1&batchSize=128`,
  metric: method,
})
/** Each method in its own slide with its defaults. BYOL and SimSiam share theirs with six others: alone in the arena. */
const RUNS: readonly Run[] = [
  ...(['simclr', 'moco', 'swav', 'barlow', 'pirl'] as const).map((demo) => ({ method: demo, demo, metric: 'knn' })),
  alone('byol'),
  alone('simsiam'),
]

/** The slide itself, open for 10 s, then Play: what its figures say 20 s later. */
export async function accuracy(stage: Stage): Promise<Figure[]> {
  const figures: Figure[] = []
  // the same test images everywhere, so that raw pixels are the same too
  let pixels = NaN
  for (const run of RUNS) {
    const { step, backend, knn, knnPixels } = await trained(stage, run)
    pixels = knnPixels ?? pixels
    const best = run.method === 'simclr' ? Math.max(0.86, pixels) : pixels
    figures.push({
      figure: `${run.method}${run.query ? ' alone in the arena' : ''}, ${SECONDS} s after Play (${backend}): k-NN with 100 labels`,
      measured: `${knn.toFixed(3)} at step ${step} (pixels ${pixels.toFixed(3)})`,
      aim: run.method === 'simclr' ? '>= .86' : 'over pixels',
      met: knn >= best,
      values: { ...run, step, backend, knn, pixels },
    })
  }
  return figures
}

function trained(stage: Stage, { demo: id, query = '', metric }: Run) {
  return stage.demo(id, query, async ({ page, demo }) => {
    await wait(10_000)
    await demo.play.click()
    await wait(1000 * SECONDS)
    const { step, metrics } = await page.evaluate(() => window.watch.snapshots.at(-1)!)
    return { step, backend: await demo.backend(), knn: metrics[metric] ?? NaN, knnPixels: metrics.knnPixels }
  })
}
