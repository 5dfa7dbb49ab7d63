/** The deck where it did not choose to be: in a frame of another site, beside another deck, without a slash, on disk. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-chromium'
import sirv from 'sirv'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../../scripts/browser.ts'
import { readDeck } from '../../scripts/decks.ts'
import { patience } from './deck.ts'

let browser: Browser
const servers: Server[] = []
/** The built site in `/2025/` and in `/2026/`, with or without the leave for other sites to read its files. */
async function host(shared: boolean): Promise<string> {
  const files = sirv('dist', {
    dev: true,
    setHeaders: (response) => shared && response.setHeader('access-control-allow-origin', '*'),
  })
  const server = createServer((request, response) => {
    const [, path] = /^\/20\d\d(\/.*)?$/.exec(request.url ?? '') ?? []
    const isYear = /^\/20\d\d(\/|$)/.test(request.url ?? '')
    request.url = path ?? '/index.html'
    if (isYear) files(request, response, () => void response.writeHead(404).end())
    else response.writeHead(404).end()
  })
  servers.push(server)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

let open = ''
let closed = ''
let simclr = 0
beforeAll(async () => {
  browser = await launchBrowser()
  open = await host(true)
  closed = await host(false)
  simclr = (await readDeck('fr')).findIndex(({ demos }) => demos.includes('simclr')) + 1
})
afterAll(async () => {
  await browser?.close()
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
})

async function newPage(): Promise<Page & { problems: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  context.setDefaultTimeout(patience)
  const page = Object.assign(await context.newPage(), { problems: [] as string[] })
  page.on('pageerror', (error) => page.problems.push(error.message))
  return page
}
const frame = (address: string): string =>
  `<iframe src="${address}" sandbox="allow-scripts allow-popups" style="width: 1200px; height: 675px"></iframe>`

test('in a sandboxed frame it starts without storage, computes, takes the keyboard, and links to its own tab', async () => {
  const page = await newPage()
  await page.setContent(frame(`${open}/2026/#/${simclr}`))
  const deck = page.frameLocator('iframe')
  const demo = (status: string) => deck.locator(`[data-demo=simclr][data-status=${status}]`).waitFor()
  await demo('ready')
  await deck.locator('[data-demo=simclr]').getByRole('button', { name: 'Lancer', exact: true }).click()
  await demo('running')
  const link = deck.locator(`.slidev-page-${simclr} .slide-page-foot a[target=_blank]`)
  await link.waitFor()
  expect(await link.textContent()).toBe('Ouvrir dans un onglet')
  const [tab] = await Promise.all([page.context().waitForEvent('page'), link.click()])
  expect(tab.url()).toContain(`${open}/2026/`)
  await deck.locator(`.slidev-page-${simclr} h1`).first().click()
  await page.keyboard.press('ArrowRight')
  await deck
    .locator(`.slidev-page-${simclr + 1}`)
    .first()
    .waitFor()
  expect(page.problems).toEqual([])
})

test('where the host lets no other site read its files, the frame says what to do', async () => {
  const page = await newPage()
  await page.setContent(frame(`${closed}/2026/#/5`))
  const text = page.frameLocator('iframe').locator('#in-a-frame')
  await text.getByText('Ouvrez-la dans son propre onglet').waitFor()
  await text.getByText('Open it in a tab of its own').waitFor()
  expect(await text.locator('a').first().getAttribute('href')).toBe(`${closed}/2026/#/5`)
})

test('without storage and without channels it starts', async () => {
  const page = await newPage()
  await page.addInitScript(() => {
    const refuse = {
      get: () => {
        throw new DOMException('refused', 'SecurityError')
      },
    }
    Object.defineProperty(window, 'localStorage', { ...refuse, configurable: true })
    Object.defineProperty(window, 'sessionStorage', { ...refuse, configurable: true })
    Reflect.deleteProperty(window, 'BroadcastChannel')
  })
  await page.goto(`${closed}/2026/#/2`)
  await page.locator('.slidev-page-2 h1').first().waitFor()
  expect(page.problems).toEqual([])
})

test.each([
  ['without its slash', () => `${closed}/2026`, '#without-slash', ['Il manque une barre oblique', 'lacks a slash']],
  [
    'from disk',
    () => pathToFileURL(resolve('dist/index.html')).href,
    '#from-disk',
    ['depuis le disque', 'from the disk'],
  ],
] as const)('opened %s it says what to do, in both languages', async (_, address, id, texts) => {
  const page = await newPage()
  await page.goto(address())
  for (const text of texts) await page.locator(id).getByText(text).waitFor()
})

test('two decks of one host do not move each other', async () => {
  const page = await newPage()
  const other = await page.context().newPage()
  await other.goto(`${closed}/2025/#/3`)
  await other.locator('.slidev-page-3').first().waitFor()
  const viewer = await page.context().newPage()
  await viewer.goto(`${closed}/2026/?audience#/3`)
  await viewer.locator('.slidev-page-3').first().waitFor()
  await page.goto(`${closed}/2026/#/presenter/5`)
  await page.keyboard.press('ArrowRight')
  await viewer.waitForURL(/#\/(?!3)/)
  await viewer.waitForTimeout(1000)
  expect(new URL(other.url()).hash).toBe('#/3')
})
