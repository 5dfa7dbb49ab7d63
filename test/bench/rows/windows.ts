import { demoOn } from '../../browser/demo-page.ts'
import { ms, type Figure } from '../figure.ts'
import { median, p95 } from '../statistics.ts'
import { wait, type Stage } from '../stage.ts'

const AIMS = { site: 5, dev: 30 }

/** The presenter goes through the pictures of a run: from the input in its window to the picture in the audience's. */
export async function windows(stage: Stage): Promise<Figure[]> {
  return [await between(stage, 'site'), await between(stage, 'dev')]
}

async function between(stage: Stage, kind: 'site' | 'dev'): Promise<Figure> {
  const deck = await stage.deck(kind)
  const slide = stage.slideOf('simclr')
  const context = await stage.context()
  const [presenter, audience] = [await context.newPage(), await context.newPage()]
  await presenter.goto(deck.presenter(slide, 'demo=simclr&batchSize=16'))
  const lead = demoOn(presenter, 'simclr')
  await lead.status('ready', 'paused')
  await audience.goto(deck.audience(slide))
  const follow = demoOn(audience, 'simclr')
  await follow.status('ready', 'paused')
  await lead.play.click()
  await follow.status('following')
  await follow.stepAtLeast(60)
  await lead.pause.click()
  await lead.status('paused')
  // the last picture may still be on its way
  while ((await follow.stepNow()) !== (await lead.stepNow())) await wait(100)

  await audience.evaluate(() => window.watch.follow('simclr'))
  const moves: { at: number; step: number }[] = []
  for (let i = 0; i < 40; i++) {
    const at = await lead.timeline.evaluate((timeline: HTMLInputElement, i) => {
      const now = performance.timeOrigin + performance.now()
      timeline.value = String((i * 7) % Number(timeline.max))
      timeline.dispatchEvent(new Event('input', { bubbles: true }))
      return now
    }, i)
    await wait(150)
    moves.push({ at, step: await lead.stepNow() })
  }
  const shown = await audience.evaluate(() =>
    window.watch.steps.map(({ at, step }) => ({ at: at + performance.timeOrigin, step })),
  )
  await context.close()
  const times = moves.flatMap(({ at, step }) => {
    // clocks of two windows differ by less than a millisecond; a picture that takes a second is lost
    const arrival = shown.find((other) => other.step === step && other.at > at - 1 && other.at < at + 1000)
    return arrival ? [arrival.at - at] : []
  })
  return {
    figure: `presenter to audience, median, ${kind === 'site' ? 'static site' : 'development server'}`,
    measured: `${ms(median(times))}, 95th percentile ${ms(p95(times))}, ${times.length} of ${moves.length} pictures`,
    aim: `<= ${AIMS[kind]} ms`,
    met: median(times) <= AIMS[kind],
    values: { times, moves: moves.length },
  }
}
