import type { DemoDefinition } from '../../../demos/runtime/contract.ts'
import type { Figure } from '../figure.ts'
import { wait, type Stage } from '../stage.ts'

const SECONDS = 20

/** Each demo that trains, in its slide with its defaults: what its figures say at the start and 20 s after Play. */
export async function demos(stage: Stage): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const id of new Set(stage.slides.flatMap(({ demos }) => demos))) {
    const { default: definition } = (await import(`../../../demos/${id}/demo.ts`)) as { default: DemoDefinition }
    if (definition.steps > 0) figures.push(await effect(stage, id))
  }
  return figures
}

function effect(stage: Stage, id: string): Promise<Figure> {
  return stage.demo(id, '', async ({ page, demo }) => {
    await wait(3000)
    const before = await page.evaluate(() => window.watch.snapshots[0]!.metrics)
    await demo.play.click()
    await wait(1000 * SECONDS)
    const { step, metrics } = await page.evaluate(() => window.watch.snapshots.at(-1)!)
    const backend = await demo.backend()
    const moved = Object.entries(metrics).filter(([name, value]) => value !== before[name])
    const change = moved.map(([name, value]) => `${name} ${before[name]?.toFixed(2) ?? '–'} → ${value.toFixed(2)}`)
    return {
      figure: `${id}, ${SECONDS} s after Play (${backend})`,
      measured: `step ${step}: ${change.join(', ')}`,
      aim: '',
      met: undefined,
      values: { step, backend, before, after: metrics },
    }
  })
}
