/** The site without network, after one visit; and a later version, which waits until it is taken. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readFile } from 'node:fs/promises'
import sirv from 'sirv'
import type { Browser, Page } from 'playwright-chromium'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../../scripts/browser.ts'
import { patience } from './deck.ts'

let browser: Browser
let server: Server
let base = ''
/** What a redeploy would change. */
let edition = ''
beforeAll(async () => {
  browser = await launchBrowser()
  const files = sirv('dist', { dev: true })
  server = createServer(async (request, response) => {
    request.url = request.url?.replace(/^\/week/, '')
    if (request.url !== '/service-worker.js') return files(request, response, () => void response.writeHead(404).end())
    response.writeHead(200, { 'content-type': 'text/javascript' })
    response.end((await readFile('dist/service-worker.js', 'utf8')) + edition)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/week/`
})
afterAll(async () => {
  await browser?.close()
  server?.closeAllConnections()
  server?.close()
})
const kept = (page: Page) => page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated')

test('after one visit both decks work without network, isolated; a later version waits, and is used when it is asked for', async () => {
  const context = await browser.newContext()
  context.setDefaultTimeout(patience)
  const page = await context.newPage()
  await page.goto(base)
  await kept(page)

  edition = '\n// later'
  const other = await context.newPage()
  await other.goto(base)
  await other.evaluate(() => navigator.serviceWorker.getRegistration().then((one) => one?.update()))
  const offer = page.locator('.window-notice')
  await offer.getByRole('button', { name: 'L’utiliser' }).click()
  await offer.getByText('dès que les autres fenêtres').waitFor()
  await page.waitForTimeout(500)
  expect(await page.evaluate(() => performance.getEntriesByType('navigation').length)).toBe(1)
  await other.close()
  await page.reload()
  await Promise.all([page.waitForEvent('load'), offer.getByRole('button', { name: 'L’utiliser' }).click()])
  await kept(page)

  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
  for (const address of [`${base}?room=none#/simclr`, `${base}en/#/simclr`]) {
    const offline = await context.newPage()
    await offline.goto(address)
    const demo = offline.locator('[data-demo=simclr]')
    await demo.locator('button.main').click()
    await offline.waitForFunction(
      () => Number(document.querySelector('[data-demo=simclr]')?.getAttribute('data-step')) >= 2,
    )
    expect(await offline.evaluate(() => crossOriginIsolated)).toBe(true)
    await offline.close()
  }
})
