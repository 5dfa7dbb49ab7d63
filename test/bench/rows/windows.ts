import { demoOn } from '../../browser/demo-page.ts'
import { ms, type Figure } from '../figure.ts'
import { median, p95 } from '../statistics.ts'
import { wait, type Stage } from '../stage.ts'

const AIMS = { site: 5, dev: 30 }

/** The presenter goes through the pictures of a run: from each in its own window to the same in the audience's. */
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
  await audience.goto(deck.url(slide))
  const follow = demoOn(audience, 'simclr')
  await lead.play.click()
  await follow.status('following')
  await follow.stepAtLeast(60)
  await lead.pause.click()
  await lead.status('paused')
  // the picture of the last step comes after the pause
  while ((await follow.stepNow()) !== (await lead.stepNow())) await wait(100)

  for (const page of [presenter, audience]) await page.evaluate(() => window.watch.follow('simclr'))
  for (let i = 0; i < 40; i++) {
    await lead.timeline.evaluate((timeline: HTMLInputElement, i) => {
      timeline.value = String((i * 7) % Number(timeline.max))
      timeline.dispatchEvent(new Event('input', { bubbles: true }))
    }, i)
    await wait(150)
  }
  const seen = (page: typeof audience) =>
    page.evaluate(() => window.watch.steps.slice(1).map(({ at, step }) => ({ at: at + performance.timeOrigin, step })))
  const sent = await seen(presenter)
  const received = await seen(audience)
  await context.close()
  // the next time that the audience shows a step after the presenter did
  const times = sent.flatMap(({ at, step }) => {
    const arrival = received.find((other) => other.step === step && other.at > at - 1)
    return arrival ? [arrival.at - at] : []
  })
  return {
    figure: `presenter to audience, median, ${kind === 'site' ? 'static site' : 'development server'}`,
    measured: `${ms(median(times))}, 95th percentile ${ms(p95(times))}, ${times.length} of ${sent.length} pictures`,
    aim: `<= ${AIMS[kind]} ms`,
    met: median(times) <= AIMS[kind],
    values: { times, sent: sent.length },
  }
}
