import { ms, type Figure } from '../figure.ts'
import { median, p95 } from '../statistics.ts'
import type { DemoPage, Stage } from '../stage.ts'
import { wait } from '../stage.ts'

const TIMES = 40

/** A vector of the attention demo, dragged: from the pointer's move to the numbers that follow from it. */
export async function drag(stage: Stage): Promise<Figure[]> {
  return stage.demo('attention', '', async ({ page, demo }) => {
    const times = await repeated(TIMES, (i) =>
      page.evaluate(
        ([i]) =>
          window.watch.changed('section[data-demo="attention"] .matrices', false, () => {
            const handle = [
              ...document.querySelectorAll<SVGGElement>('section[data-demo="attention"] .drag-handle'),
            ].find((mark) => mark.checkVisibility())!
            // the pointer of a script cannot be captured; the handle asks whether it was
            handle.hasPointerCapture = () => true
            const box = handle.ownerSVGElement!.getBoundingClientRect()
            const clientX = box.left + box.width * (0.55 + 0.3 * ((i * 0.37) % 1))
            const clientY = box.top + box.height * (0.2 + 0.2 * ((i * 0.61) % 1))
            handle.dispatchEvent(new PointerEvent('pointermove', { clientX, clientY, buttons: 1, bubbles: true }))
          }),
        [i] as const,
      ),
    )
    await demo.status('ready', 'paused')
    return [
      {
        figure: 'control to picture, 95th percentile: a vector dragged (attention)',
        measured: `${ms(p95(times))}, median ${ms(median(times))}`,
        aim: '< 1 frame (16.7 ms)',
        met: p95(times) < 1000 / 60,
        values: { times },
      },
    ]
  })
}

/** The temperature of SimCLR, moved: from the input to the frame at step 0, and to the first picture of the new run. */
export async function slider(stage: Stage): Promise<Figure[]> {
  return stage.demo('simclr', '', async (on) => {
    await wait(6000)
    const shown = await repeated(12, (i) => moveSlider(on, i, false))
    const computed = await repeated(12, (i) => moveSlider(on, i, true))
    const row = (what: string, times: number[]): Figure => ({
      figure: `control to picture, 95th percentile: temperature moved (simclr), ${what}`,
      measured: `${ms(p95(times))}, median ${ms(median(times))}`,
      aim: '< 100 ms',
      met: p95(times) < 100,
      values: { times },
    })
    return [row('frame and control show the new run', shown), row('its first picture is computed and drawn', computed)]
  })
}
async function moveSlider({ page, demo }: DemoPage, i: number, computed: boolean): Promise<number> {
  const time = await page.evaluate(
    ([i, computed]) =>
      window.watch.changed('section[data-demo="simclr"]', computed, () => {
        const sliders = document.querySelectorAll<HTMLInputElement>('section[data-demo="simclr"] .demo-number input')
        const temperature = [...sliders].filter((input) => input.checkVisibility())[1]!
        temperature.value = String(1 + (i % 9))
        temperature.dispatchEvent(new Event('input', { bubbles: true }))
      }),
    [i, computed] as const,
  )
  await wait(1000)
  await demo.status('ready')
  return time
}

/** Key frames of a run, in a jumping order: from the input to the frame with that picture. */
export async function scrub(stage: Stage): Promise<Figure[]> {
  return stage.demo('simclr', 'batchSize=32', async ({ page, demo }) => {
    await demo.play.click()
    await demo.stepAtLeast(200)
    await demo.pause.click()
    await demo.status('paused')
    const times = await repeated(TIMES, (i) =>
      page.evaluate(
        (i) =>
          window.watch.changed('section[data-demo="simclr"]', false, () => {
            const timeline = [...document.querySelectorAll<HTMLInputElement>('.demo-timeline input')].find((input) =>
              input.checkVisibility(),
            )!
            // the golden section, so that each is far from the one before, however many there are
            timeline.value = String(Math.round(Number(timeline.max) * ((i * 0.618 + 0.3) % 1)))
            timeline.dispatchEvent(new Event('input', { bubbles: true }))
          }),
        i,
      ),
    )
    return [
      {
        figure: 'scrub to any step, 95th percentile',
        measured: `${ms(p95(times))}, median ${ms(median(times))}, worst ${ms(Math.max(...times))}`,
        aim: '< 16 ms',
        met: p95(times) < 16,
        values: { times },
      },
    ]
  })
}

async function repeated(times: number, measure: (i: number) => Promise<number>): Promise<number[]> {
  const results: number[] = []
  for (let i = 0; i < times; i++) {
    results.push(await measure(i))
    await wait(60)
  }
  return results
}
