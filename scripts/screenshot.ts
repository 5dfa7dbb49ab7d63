/** The picture of the README: SimCLR after 200 steps, from the built site. */
import { mkdir } from 'node:fs/promises'
import { launchBrowser } from './browser.ts'
import { readDeck } from './decks.ts'
import { demoOn } from '../test/browser/demo-page.ts'
import { serveSite } from '../test/browser/servers.ts'

const slides = await readDeck('en')
const site = await serveSite('en')
const browser = await launchBrowser()
const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, deviceScaleFactor: 1.5 })
await page.goto(site.url(slides.findIndex(({ demos }) => demos.includes('simclr')) + 1))
const demo = demoOn(page, 'simclr', 'en')
await demo.status('ready')
await demo.play.click()
await demo.stepAtLeast(200)
await mkdir('docs', { recursive: true })
await page.screenshot({ path: 'docs/simclr.png' })
await browser.close()
await site.close()
