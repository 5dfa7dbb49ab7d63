import { ms, ratio, type Figure } from '../figure.ts'
import { taskTimes } from '../processor.ts'
import { median, p95 } from '../statistics.ts'
import { wait, type Stage } from '../stage.ts'

/** From the click on Play to the first step in the frame; the slide was open for 10 s. */
export async function firstPicture(stage: Stage): Promise<Figure[]> {
  const times: number[] = []
  for (let i = 0; i < 3; i++) {
    times.push(
      await stage.demo('simclr', 'backend=wasm', async ({ page, demo }) => {
        await wait(10_000)
        const clicked = await demo.play.evaluate((button: HTMLElement) => {
          window.watch.follow('simclr')
          button.click()
          return performance.now()
        })
        await demo.stepAtLeast(1)
        return page.evaluate(() => window.watch.steps.find(({ step }) => step > 0)!.at).then((at) => at - clicked)
      }),
    )
  }
  return [
    {
      figure: 'first snapshot after Play, slide open for 10 s, wasm',
      measured: `${ms(median(times))}, worst of ${times.length} ${ms(Math.max(...times))}`,
      aim: '< 500 ms',
      met: median(times) < 500,
      values: { times },
    },
  ]
}

const SECONDS = 15

/** The window while it idles on the slide, then while the worker trains. */
export async function smooth(stage: Stage): Promise<Figure[]> {
  return stage.demo('simclr', '', async ({ page, demo }) => {
    await wait(6000)
    await page.evaluate(() => window.watch.noteFrames())
    const span = async () => {
      const from = await page.evaluate(() => performance.now())
      await wait(1000 * SECONDS)
      return page.evaluate((from) => {
        const { frames, tasks, slow } = window.watch
        const late = frames.filter((at) => at >= from)
        return {
          intervals: late.slice(1).map((at, i) => at - late[i]!),
          tasks: tasks.filter(({ at }) => at >= from),
          slow: slow.filter(({ at }) => at >= from),
        }
      }, from)
    }
    const idle = await span()
    await demo.play.click()
    await demo.stepAtLeast(1)
    let training = idle
    const times = await taskTimes(page, async () => void (training = await span()))
    const [before, during] = [p95(idle.intervals), p95(training.intervals)]
    return [
      {
        figure: `main-thread tasks over 50 ms in ${SECONDS} s of training (idle)`,
        measured: `${training.tasks.length} (${idle.tasks.length})`,
        aim: '0',
        met: training.tasks.length === 0,
        values: { training: { ...training, intervals: undefined }, idle: { ...idle, intervals: undefined } },
      },
      {
        figure: 'longest of these tasks, processor time alone',
        measured: `${ms(Math.max(...times))}, 95th percentile ${ms(p95(times))}`,
        aim: '< 50 ms',
        met: Math.max(...times) < 50,
        values: { times: times.filter((time) => time > 5) },
      },
      {
        figure: 'frame interval, 95th percentile, training / idle',
        measured: `${ms(during)} / ${ms(before)} = ${ratio(during / before)}`,
        aim: '<= 1.2',
        met: during / before <= 1.2,
        values: { training: during, idle: before, medians: [median(training.intervals), median(idle.intervals)] },
      },
    ]
  })
}
