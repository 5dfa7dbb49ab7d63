import type { Page, Request } from 'playwright-chromium'
import { demoOn } from '../../browser/demo-page.ts'
import { ms, ratio, type Figure } from '../figure.ts'
import { median } from '../statistics.ts'
import { wait, type Stage } from '../stage.ts'

const SLOWER = 6
const ROUNDS = 5
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }

/** Until the first heading is seen, ours and an empty deck in turn, on a phone at a sixth of the speed. */
export async function firstSlide(stage: Stage): Promise<Figure[]> {
  const decks = { ours: (await stage.deck('site')).url(1), empty: `${(await stage.emptyDeck()).url}#/1` }
  const times = { ours: [] as number[], empty: [] as number[] }
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, url] of Object.entries(decks) as ['ours' | 'empty', string][])
      times[name].push(await untilHeading(stage, url))
  const [ours, empty] = [median(times.ours), median(times.empty)]
  return [
    {
      figure: `${stage.slides.length} slides, phone at 1/${SLOWER} of the speed: first heading, ours / empty deck`,
      measured: `${ms(ours)} / ${ms(empty)} = ${ratio(ours / empty)}`,
      aim: '<= 1.1',
      met: ours / empty <= 1.1,
      values: times,
    },
  ]
}

async function untilHeading(stage: Stage, url: string): Promise<number> {
  const context = await stage.context(phone)
  const page = await context.newPage()
  await slowDown(page)
  await page.goto(url)
  const seen = await page.waitForFunction(
    () => [...document.querySelectorAll('h1')].some((h1) => h1.checkVisibility()) && performance.now(),
  )
  const at = await seen.jsonValue()
  await context.close()
  return at as number
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
}

/** One demo of each kind, and how it is asked for. */
const KINDS = [
  { kind: 'in the window', id: 'info-nce', query: '' },
  { kind: 'worker, no tensors', id: 'clusters', query: '' },
  { kind: 'worker, wasm', id: 'simclr', query: 'backend=wasm' },
  { kind: 'worker, WebGL', id: 'simclr', query: 'backend=webgl' },
] as const

/** From a far slide to one with a demo, none computed before, until the demo is ready; with what is asked for until then. */
export async function coldDemos(stage: Stage): Promise<Figure[]> {
  const site = await stage.deck('site')
  const figures: Figure[] = []
  for (const { kind, id, query } of KINDS) {
    const opened: Awaited<ReturnType<typeof open>>[] = []
    for (let round = 0; round < 3; round++)
      opened.push(await open(stage, site.url(stage.slides.length), `#/${stage.slideOf(id)}`, id, query))
    const times = opened.map(({ time }) => time)
    const { requests, kilobytes } = opened[0]!
    figures.push({
      figure: `cold, ${id} (${kind}): from the slide's opening to ready`,
      measured: `${ms(median(times))}, ${requests} requests, ${kilobytes} kB`,
      aim: '<= 1500 ms',
      met: median(times) <= 1500,
      values: { opened },
    })
  }
  return figures
}

async function open(stage: Stage, far: string, hash: string, id: string, query: string) {
  // what is kept for when there is no network would be counted
  const context = await stage.context({ serviceWorkers: 'block' })
  const page = await context.newPage()
  await page.goto(query ? far.replace('#', `?${query}#`) : far, { waitUntil: 'networkidle' })
  await wait(1000)
  const finished: Request[] = []
  page.on('requestfinished', (request) => finished.push(request))
  await page.evaluate((hash) => {
    location.hash = hash
    performance.mark('opened')
  }, hash)
  await demoOn(page, id).status('ready')
  const time = await page.evaluate(() => performance.now() - performance.getEntriesByName('opened')[0]!.startTime)
  const bytes = await Promise.all([...finished].map(async (request) => (await request.sizes()).responseBodySize))
  await context.close()
  return {
    time,
    requests: bytes.length,
    kilobytes: Math.round(bytes.reduce((total, size) => total + size, 0) / 1000),
  }
}
