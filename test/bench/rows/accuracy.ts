import type { Figure } from '../figure.ts'
import { wait, type Stage } from '../stage.ts'

const SECONDS = 20

/** The slide itself, open for 10 s, then Play: what its figures say 20 s later. */
export async function accuracy(stage: Stage): Promise<Figure[]> {
  return stage.demo('simclr', '', async ({ page, demo }) => {
    await wait(10_000)
    await demo.play.click()
    await wait(1000 * SECONDS)
    const { step, metrics } = await page.evaluate(() => window.watch.snapshots.at(-1)!)
    const { knn, knnUntrained, knnPixels } = metrics as { knn: number; knnUntrained: number; knnPixels: number }
    const backend = await demo.backend()
    return [
      {
        figure: `simclr defaults, ${SECONDS} s after Play (${backend}): k-NN with 100 labels`,
        measured: `${knn.toFixed(3)} at step ${step} (untrained ${knnUntrained.toFixed(3)}, pixels ${knnPixels.toFixed(3)})`,
        aim: '>= .80',
        met: knn >= 0.8,
        values: { step, backend, ...metrics },
      },
    ]
  })
}
