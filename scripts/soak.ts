/**
 * What windows hold after a long time: a presenter, an audience and three viewers go through the built deck again and
 * again, training every demo for a moment. `npm run soak -- 60` does it for 60 minutes, then prints what each window
 * held when it was loaded, after the first round, and at the end. `npm run soak -- 5 8` goes through the first 8 slides;
 * `--followers 50` opens the room, and as many MQTT clients follow in this process and verify what they hear.
 */
import { parseArgs } from 'node:util'
import type { CDPSession, Page } from 'playwright-chromium'
import { demoOn, patience } from '../test/browser/demo-page.ts'
import { installProbe } from '../test/browser/probe.ts'
import { openHall } from '../test/browser/room-hall.ts'
import { serveSite } from '../test/browser/servers.ts'
import { joinRoom } from '../test/trust/room-stage.ts'
import { strings } from '../components/room/room-strings.ts'
import { BROKER_PATH } from '../server/room/broker.ts'
import { launchBrowser } from './browser.ts'
import { readDeck } from './decks.ts'
import { freshSite } from './site.ts'
import { deckVersion } from './version.ts'

const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: { followers: { type: 'string', default: '0' } },
})
const [minutes = 60, mostSlides = Infinity] = positionals.map(Number)
const followerCount = Number(given.followers)
const TRAIN_MS = 3000
const SETTLE_MS = 5000

interface Holding {
  heap: number
  /** What typed arrays hold, which is beside the heap, in MB too. */
  buffers: number
  nodes: number
  listeners: number
  workers: number
  tensors: number
  problems: number
}
const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

await freshSite()
const slides = (await readDeck('fr')).slice(0, mostSlides)
const hall = followerCount > 0 ? await openHall() : undefined
const deck = hall ?? (await serveSite('fr'))
const browser = await launchBrowser()
const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, permissions: ['screen-wake-lock'] })
context.setDefaultTimeout(patience)
// tsx wraps functions in a helper of its own, which a page lacks
await context.addInitScript('globalThis.__name = (named) => named')
await context.addInitScript(installProbe)

const windows: { name: string; page: Page; devtools: CDPSession; problems: string[] }[] = []
for (const name of ['presenter', 'audience', 'viewer 1', 'viewer 2', 'viewer 3']) {
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', ({ message }) => problems.push(message))
  const devtools = await context.newCDPSession(page)
  await devtools.send('Performance.enable')
  windows.push({ name, page, devtools, problems })
  await page.goto(name === 'presenter' ? deck.presenter(1) : deck.audience(1))
  await page.locator('#slideshow .slidev-page-1').waitFor()
}
const presenter = windows[0]!.page
const followers = hall ? await follow(followerCount) : []

/** Opens the room in the presenter view, and joins it so often. */
async function follow(count: number): Promise<ReturnType<typeof joinRoom>[]> {
  const { fr } = strings
  const panel = presenter.locator('.room-panel')
  const handle = panel.locator('button.handle')
  await handle.click()
  await panel.getByRole('button', { name: fr.open, exact: true }).click()
  const link = new URL((await panel.locator('a').first().getAttribute('href'))!)
  await handle.click()
  const broker = `ws://${link.host}${BROKER_PATH}`
  return Array.from({ length: count }, () => joinRoom(broker, link.searchParams.get('room')!, deckVersion()))
}
/** Of all followers together: what Node holds for them, broker included. */
function ownHeap(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 2 ** 20
}

/** After garbage was collected, on the first slide. */
async function holdings(): Promise<Holding[]> {
  await wait(SETTLE_MS)
  const all: Holding[] = []
  for (const { page, devtools, problems } of windows) {
    const stats = await page.evaluate(() => {
      // what the probe itself gathers does not count
      window.probe.snapshots.length = 0
      return window.probe.stats()
    })
    await devtools.send('HeapProfiler.collectGarbage')
    const { backingStorageSize = NaN } = (await devtools.send('Runtime.getHeapUsage')) as {
      backingStorageSize?: number
    }
    const { metrics } = await devtools.send('Performance.getMetrics')
    const metric = (name: string): number => metrics.find((one) => one.name === name)?.value ?? NaN
    all.push({
      heap: metric('JSHeapUsedSize') / 2 ** 20,
      buffers: backingStorageSize / 2 ** 20,
      nodes: metric('Nodes'),
      listeners: metric('JSEventListeners'),
      workers: stats.length,
      tensors: stats.reduce((sum, { tensors }) => sum + tensors, 0),
      problems: problems.length,
    })
  }
  return all
}

async function visit(slide: number, demos: readonly string[]): Promise<void> {
  await presenter.evaluate((address) => location.assign(address), deck.presenter(slide))
  await presenter.locator(`#slideshow .slidev-page-${slide}`).waitFor()
  // the slide before may have the same demo: it has faded
  await presenter.waitForFunction(() => !document.querySelector('#slideshow > [class*="-leave-active"]'))
  for (const id of demos) {
    const demo = demoOn(presenter, id)
    await demo.status('ready', 'paused', 'replay')
    if (!(await demo.play.isVisible())) continue
    await demo.play.click()
    await wait(TRAIN_MS)
    if ((await demo.pause.count()) > 0) await demo.pause.click().catch(() => {})
  }
}

const began = Date.now()
const isOver = (): boolean => Date.now() - began > minutes * 60_000
const columns = [await holdings()]
const own = [ownHeap()]
let rounds = 0
do {
  for (const [index, { demos }] of slides.entries()) {
    if (rounds > 0 && isOver()) break
    await visit(index + 1, demos)
  }
  rounds++
  await visit(1, [])
  if (rounds === 1) await note()
} while (!isOver())
if (rounds > 1) await note()
async function note(): Promise<void> {
  columns.push(await holdings())
  own.push(ownHeap())
}

const show = (values: readonly number[], digits = 0): string => values.map((value) => value.toFixed(digits)).join(' → ')
const header = ['window', 'heap (MB)', 'buffers (MB)', 'nodes', 'listeners', 'workers', 'tensors', 'errors']
const rows = windows.map(({ name }, i) => {
  const held = columns.map((column) => column[i]!)
  const of = (key: keyof Holding, digits = 0): string =>
    show(
      held.map((holding) => holding[key]),
      digits,
    )
  return [
    name,
    of('heap', 1),
    of('buffers', 1),
    of('nodes'),
    of('listeners'),
    of('workers'),
    of('tensors'),
    of('problems'),
  ]
})
console.log(`${((Date.now() - began) / 60_000).toFixed(1)} minutes, ${rounds} rounds of ${slides.length} slides`)
console.log('when loaded → after the first round → at the end\n')
console.log([header, header.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n'))
if (followers.length > 0) {
  const refused: Record<string, number> = {}
  for (const { viewer } of followers)
    for (const [why, n] of Object.entries(viewer.refusals)) refused[why] = (refused[why] ?? 0) + n
  const last = followers.map(({ heres }) => heres.at(-1)?.slide)
  console.log(
    `\n${followers.length} followers and their broker in Node: heap ${show(own, 1)} MB; refused ${JSON.stringify(refused)};`,
  )
  console.log(`slides they are on: ${[...new Set(last)].join(', ')}`)
  for (const { viewer } of followers) viewer.close()
}
for (const { name, problems } of windows) for (const problem of problems) console.error(`${name}: ${problem}`)
await browser.close()
await deck.close()
