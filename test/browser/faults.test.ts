/** Bad input and faults: the demo says what is wrong, the deck goes on. */
import type { Page } from 'playwright-chromium'
import { expect, test } from 'vitest'
import { demoOn, onSlide, patience, useStage, words } from './deck.ts'

const stage = useStage('site')
const at = (query = '') => stage.deck.url(stage.slideOf('simclr'), query)
const says = (page: Page, text: string | RegExp) =>
  demoOn(page, 'simclr').root.getByText(text).first().waitFor({ state: 'visible', timeout: patience })
const beginning = (text: string) => text.split('{')[0]!.trim()

async function deckGoesOn(page: Page): Promise<void> {
  const slide = stage.slideOf('simclr')
  await page.keyboard.press('PageDown')
  await onSlide(page, slide + 1)
}

test('the worker cannot start: message, poster, and the deck works', async () => {
  const context = await stage.context()
  await context.route(/worker[^/]*\.js/, (route) => route.abort())
  const { page } = await stage.open(at(), context)
  const demo = demoOn(page, 'simclr')
  await demo.status('error')
  await says(page, words.fr['failed.worker'])
  await demo.root.locator('svg, canvas').first().waitFor({ state: 'attached' })
  await deckGoesOn(page)
})

test.each([
  ['missing', { status: 404, body: '' }],
  ['damaged', { status: 200, contentType: 'image/png', body: 'not a picture' }],
])('the sprite is %s: message and retry, which mends it once the file is back', async (_, answer) => {
  const context = await stage.context()
  await context.route('**/data/*.png', (route) => route.fulfill(answer))
  const { page } = await stage.open(at(), context)
  const demo = demoOn(page, 'simclr')
  await demo.status('error')
  await says(page, beginning(words.fr['failed.asset']))
  await context.unroute('**/data/*.png')
  await demo.root.getByRole('button', { name: words.fr.retry }).click()
  await demo.status('ready')
  await demo.step.click()
  await demo.stepIs(1)
})

test('the worker dies while training: message, and the deck works', async () => {
  const { page } = await stage.open(at('demo=simclr&batchSize=32'))
  const demo = demoOn(page, 'simclr')
  await demo.status('ready')
  await demo.play.click()
  await demo.stepAtLeast(5)
  await page.evaluate(() => {
    const worker = window.probe.alive[0]!
    worker.dispatchEvent(new ErrorEvent('error', { message: 'out of memory', cancelable: true }))
  })
  await says(page, words.fr['failed.worker'])
  await deckGoesOn(page)
})

test('a window that ends without a word comes back as far as it last noted', async () => {
  const context = await stage.context()
  await context.addInitScript(() => {
    const silence = (event: Event): void => event.stopImmediatePropagation()
    window.addEventListener('pagehide', silence, { capture: true })
    document.addEventListener('visibilitychange', silence, { capture: true })
  })
  const { page, problems } = await stage.open(at('demo=simclr&batchSize=32'), context)
  const demo = demoOn(page, 'simclr')
  await demo.status('ready')
  await demo.play.click()
  const noted = (): number => Number(/step=(\d+)/.exec(page.url())?.[1] ?? 0)
  await expect.poll(noted, { timeout: patience }).toBeGreaterThan(20)
  const step = noted()
  await page.reload()
  await demo.stepAtLeast(step)
  await demo.status('paused')
  await demo.step.click()
  await demo.stepAtLeast(step + 1)
  expect(problems).toEqual([])
})

test('the graphics context is lost while training: it goes on with another backend and says so', async () => {
  const context = await stage.context()
  // The context lives in the worker: the bundle is served with a way to lose it on demand.
  await context.route(/worker[^/]*\.js/, async (route) => {
    const response = await route.fetch()
    const lose = `
      const get = OffscreenCanvas.prototype.getContext
      OffscreenCanvas.prototype.getContext = function (...args) {
        const context = get.apply(this, args)
        self.addEventListener('message', ({ data }) => data === 'lose' && context.getExtension('WEBGL_lose_context').loseContext())
        return context
      };`
    await route.fulfill({ response, body: lose + (await response.text()) })
  })
  const { page } = await stage.open(at('demo=simclr&batchSize=16&backend=webgl'), context)
  const demo = demoOn(page, 'simclr')
  await demo.status('ready')
  expect(await demo.backend()).toBe('webgl')
  await demo.play.click()
  await demo.stepAtLeast(3)
  const then = await demo.stepNow()
  await page.evaluate(() => window.probe.alive[0]!.postMessage('lose'))
  await expect.poll(() => demo.backend(), { timeout: patience }).not.toBe('webgl')
  await demo.stepAtLeast(then + 5)
  await says(page, beginning(words.fr['failed.lost']))
})

test('a graphics driver that never answers: after a while it goes on without, and says so', async () => {
  const context = await stage.context()
  await context.route('**/never', () => {})
  await context.route(/worker[^/]*\.js/, async (route) => {
    const response = await route.fetch()
    const hang = `
      OffscreenCanvas.prototype.getContext = function () {
        const request = new XMLHttpRequest()
        request.open('GET', '/never', false)
        request.send()
      };`
    await route.fulfill({ response, body: hang + (await response.text()) })
  })
  const { page } = await stage.open(at('demo=simclr&batchSize=16'), context)
  const demo = demoOn(page, 'simclr')
  await demo.status('ready')
  await demo.play.click()
  await says(page, beginning(words.fr['failed.driver']))
  await demo.stepAtLeast(3)
  expect(await demo.backend()).toBe('wasm')
  await deckGoesOn(page)
})

test('a slide that is gone since the site was published anew: its title, and one button that comes back to it', async () => {
  const context = await stage.context()
  const slide = stage.slideOf('simclr')
  let isGone = true
  await context.route(/assets\/md-[^/]*\.js/, (route) => (isGone ? route.fulfill({ status: 404 }) : route.continue()))
  const { page } = await stage.open(stage.deck.url(slide), context)
  const shown = page.locator(`.slidev-page-${slide}`).first()
  await shown.getByText(words.fr.outdated).waitFor()
  expect(await shown.locator('h1').textContent()).toBe(stage.slides[slide - 1]!.title)
  isGone = false
  await shown.getByRole('button', { name: words.fr.reload }).click()
  await demoOn(page, 'simclr').status('ready')
})

test.each([
  ['numbers that are none', 'batchSize=NaN&temperature=Infinity&seed=abc&step=1e999'],
  ['out of range', 'batchSize=1e12&temperature=-4&seed=-1&step=-7'],
  ['unknown names and prototypes', '__proto__=1&constructor=2&dataset=toString&nonsense=3'],
  ['markup', 'dataset=%3Cimg%20src=x%20onerror=alert(1)%3E&colourBy=%3Cscript%3Ealert(1)%3C/script%3E'],
  ['huge', `dataset=${'x'.repeat(20_000)}`],
])('an address with %s: a message, sane values, nothing executed', async (_, query) => {
  const { page, problems } = await stage.open(at(`demo=simclr&${query}`))
  let alerts = 0
  page.on('dialog', (dialog) => {
    alerts++
    void dialog.dismiss()
  })
  const demo = demoOn(page, 'simclr')
  await demo.status('ready')
  const { fr } = words
  const messages = ['mended.adjusted', 'mended.dropped', 'mended.unknown'] as const
  await says(page, new RegExp(messages.map((key) => beginning(fr[key])).join('|')))
  await demo.step.click()
  await demo.stepIs(1)
  expect(alerts).toBe(0)
  expect(problems).toEqual([])
})

test('storage is blocked: works without remembering', async () => {
  const context = await stage.context()
  await context.addInitScript(() => {
    Storage.prototype.getItem = Storage.prototype.setItem = () => {
      throw new DOMException('blocked', 'SecurityError')
    }
  })
  const { page } = await stage.open(at(), context)
  const demo = demoOn(page, 'simclr')
  await demo.status('ready')
  await demo.step.click()
  await demo.stepIs(1)
  await deckGoesOn(page)
})

test('200 slide changes as fast as keys repeat, twice through the deck: one worker, no tensor left, no error', async () => {
  const { page, problems } = await stage.open(at())
  const demo = demoOn(page, 'simclr')
  await demo.status('ready')
  await demo.play.click()
  await demo.stepAtLeast(2)
  for (let sweep = 0; sweep < 2; sweep++) {
    for (const key of ['PageUp', 'PageDown']) for (let i = 0; i < 50; i++) await page.keyboard.press(key)
  }
  await page.keyboard.press('Home')
  await page.evaluate((address) => location.assign(address), stage.deck.url(1))
  await onSlide(page, 1)
  await expect
    .poll(() => page.evaluate(() => window.probe.stats()), { timeout: patience })
    .toEqual([expect.objectContaining({ tensors: 0, sessions: 0 })])
  expect(await page.evaluate(() => window.probe.started)).toBe(1)
  expect(problems).toEqual([])
})
