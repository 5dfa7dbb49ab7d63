/** The moving picture of the README: SimCLR trains in the presenter view, and the audience window shows the same. */
import { writeFile } from 'node:fs/promises'
import type { Page } from 'playwright-chromium'
import { demoOn } from '../test/browser/demo-page.ts'
import { serveSite } from '../test/browser/servers.ts'
import { animatedWebp, type WebpFrame } from './animated-webp.ts'
import { launchBrowser } from './browser.ts'
import { readDeck } from './decks.ts'

const view = { width: 1280, height: 720 }
/** Of each window in the picture. */
const shown = { width: 632, height: 356 }
const [GAP, CAPTION] = [16, 30]
const size = { width: 2 * shown.width + GAP, height: shown.height + CAPTION }
const STEPS = Array.from({ length: 26 }, (_, i) => i * 12)
const [MILLISECONDS, LAST_MILLISECONDS] = [200, 2500]

const number = (await readDeck('en')).findIndex(({ demos }) => demos.includes('simclr')) + 1
const site = await serveSite('en')
const browser = await launchBrowser()
const context = await browser.newContext({ viewport: view })
const presenter = await context.newPage()
await presenter.goto(site.presenter(number))
const leader = demoOn(presenter, 'simclr', 'en')
await leader.status('ready')
const audience = await context.newPage()
await audience.goto(site.url(number))
const follower = demoOn(audience, 'simclr', 'en')
await follower.status('ready', 'following')
const canvas = await context.newPage()

const frames: WebpFrame[] = []
for (const step of STEPS) {
  await leader.stepAtLeast(step)
  await follower.stepAtLeast(step)
  const windows = await Promise.all([presenter, audience].map((page) => page.screenshot()))
  const still = await encoded(canvas, windows)
  frames.push({ still, milliseconds: step === STEPS.at(-1) ? LAST_MILLISECONDS : MILLISECONDS })
  if (step === 0) await leader.play.click()
}
await browser.close()
await site.close()
const file = animatedWebp(frames, size.width, size.height)
await writeFile('docs/two-windows.webp', file)
console.log(`docs/two-windows.webp: ${frames.length} frames, ${(file.length / 1e6).toFixed(2)} MB`)

/** Draws two windows beside each other, under their names, and encodes the picture. */
async function encoded(page: Page, windows: readonly Buffer[]): Promise<Uint8Array> {
  const base64 = await page.evaluate(
    async ({ pictures, names, size, shown, gap, caption }) => {
      const canvas = new OffscreenCanvas(size.width, size.height)
      const context = canvas.getContext('2d', { alpha: false })!
      context.fillStyle = '#ffffff'
      context.fillRect(0, 0, size.width, size.height)
      context.imageSmoothingQuality = 'high'
      context.font = '600 17px sans-serif'
      for (const [i, picture] of pictures.entries()) {
        const image = new Image()
        image.src = `data:image/png;base64,${picture}`
        await image.decode()
        const left = i * (shown.width + gap)
        context.fillStyle = '#333333'
        context.fillText(names[i]!, left + 2, 20)
        context.drawImage(image, left, caption, shown.width, shown.height)
        context.strokeStyle = '#bbbbbb'
        context.strokeRect(left + 0.5, caption + 0.5, shown.width - 1, shown.height - 1)
      }
      const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.75 })
      const bytes = new Uint8Array(await blob.arrayBuffer())
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    },
    {
      pictures: windows.map((picture) => picture.toString('base64')),
      names: ['Presenter', 'Audience'],
      size,
      shown,
      gap: GAP,
      caption: CAPTION,
    },
  )
  return Buffer.from(base64, 'base64')
}
