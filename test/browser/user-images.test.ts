/** The visitor's own images: files, a folder, photographs; what is wrong with them is said, what is right is trained on. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encode } from 'fast-png'
import type { Page } from 'playwright-chromium'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MIN_USER_IMAGES, MAX_USER_IMAGES } from '../../demos/core/data/user-images.ts'
import { fill } from '../../demos/core/text.ts'
import { demoOn, measured, onSlide, useStage, words, type DemoOnPage, type Watched } from './deck.ts'

const stage = useStage('site', 'fr', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream')
const { fr } = words
const HELD = 3 // one of so many is held out

let folder = ''
/** `count` pictures of their own colours, named after their label. */
async function pictures(count: number, label: string, into = folder): Promise<string[]> {
  await mkdir(into, { recursive: true })
  return Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const data = Uint8Array.from({ length: 8 * 8 * 3 }, (_, k) => (37 * i + 11 * k * (label.length - 3)) % 256)
      const path = join(into, `${label}-${i}.png`)
      await writeFile(path, encode({ width: 8, height: 8, channels: 3, depth: 8, data }))
      return path
    }),
  )
}
async function junk(name: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, 'not a picture')
  return path
}

let watched: Watched
let page: Page
let demo: DemoOnPage
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'own-'))
  watched = await stage.open(stage.deck.url(stage.slideOf('simclr'), 'demo=simclr&batchSize=16'))
  page = watched.page
  demo = demoOn(page, 'simclr')
  await demo.status('ready')
  await demo.root.getByRole('button', { name: fr['own.button'], exact: true }).click()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const panel = () => demo.root.getByRole('group', { name: fr['own.button'] })
const says = (text: string, values: Record<string, string | number> = {}) =>
  panel().getByText(fill(text, values), { exact: true }).waitFor()
const choose = (files: string[]) => demo.root.locator('input[type=file][multiple]').setInputFiles(files)
/** What is chosen of every choice of a demo. */
const chosen = (of: DemoOnPage) =>
  of.root.locator('select, input:checked').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))

interface Dragged {
  items?: { mimeType: string; data: string }[]
  files?: string[]
}
interface Place {
  x: number
  y: number
}
/** Drags something from outside the page to a place of it, and drops it there. */
async function drop({ items = [], files = [] }: Dragged, place: Place, before = async (): Promise<void> => {}) {
  const cdp = await page.context().newCDPSession(page)
  const event = { ...place, data: { items, files, dragOperationsMask: 1 } }
  for (const type of ['dragEnter', 'dragOver'] as const) await cdp.send('Input.dispatchDragEvent', { type, ...event })
  await before()
  await cdp.send('Input.dispatchDragEvent', { type: 'drop', ...event })
}
async function onDemo(): Promise<Place> {
  const box = (await demo.root.boundingBox())!
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** The run begins anew, and a step of it has a loss. */
async function trains(n: number): Promise<void> {
  await says(fr['own.done'], { n, held: Math.floor((n + 1) / HELD) })
  expect(await chosen(demo)).toContain('own')
  await demo.stepIs(0)
  await demo.status('ready')
  await demo.step.click()
  await demo.stepIs(1)
  expect((await measured(page, 'loss')).at(-1)!.step).toBe(1)
}

test('too few: nothing changes', async () => {
  await choose(await pictures(5, 'few'))
  await says(fr['own.few'], { n: 5, fewest: MIN_USER_IMAGES })
  expect(await chosen(demo)).toContain('mnist')
  await demo.status('ready')
})

test('files, among them one of a wrong type and a broken one, which are told and left out', async () => {
  const files = [...(await pictures(15, 'red')), ...(await pictures(15, 'green'))]
  await choose([...files, await junk('notes.txt'), await junk('broken.png')])
  await says(fr['own.wrong'], { names: 'notes.txt' })
  await says(fr['own.broken'], { names: 'broken.png' })
  await says(fr['own.labels'], { names: 'green, red' })
  await trains(30)
})

test('too many: as many as are taken, spread over all', async () => {
  const [file] = await pictures(1, 'one')
  const buffer = await readFile(file!)
  const many = Array.from({ length: MAX_USER_IMAGES + 3 }, (_, i) => ({
    name: `${i}.png`,
    mimeType: 'image/png',
    buffer,
  }))
  await demo.root.locator('input[type=file][multiple]').setInputFiles(many)
  await says(fr['own.left'], { n: 3, most: MAX_USER_IMAGES })
  await says(fr['own.noLabels'])
  await trains(MAX_USER_IMAGES)
})

test('a folder dropped on the demo: its folders are the labels', async () => {
  const dropped = join(folder, 'animals')
  for (const label of ['cats', 'dogs']) await pictures(12, label, join(dropped, label))
  await drop({ files: [dropped] }, await onDemo(), () => demo.root.getByText(fr['own.dropHere']).waitFor())
  await says(fr['own.labels'], { names: 'cats, dogs' })
  await trains(24)
})

test('a folder with a file that cannot be read: the others are, and it is named', async () => {
  const dropped = join(folder, 'locked')
  await pictures(25, 'tree', dropped)
  await page.evaluate(() => {
    const { prototype } = DataTransferItem
    const given = prototype.webkitGetAsEntry
    const locked = (one: FileSystemEntry) => ({
      isFile: true,
      fullPath: one.fullPath,
      file: (_: unknown, failed: ErrorCallback) => failed(new DOMException('locked', 'NotReadableError')),
    })
    prototype.webkitGetAsEntry = function () {
      const folder = given.call(this) as FileSystemDirectoryEntry
      prototype.webkitGetAsEntry = given
      const reader = folder.createReader()
      const readEntries = (done: (all: object[]) => void, failed: ErrorCallback): void =>
        reader.readEntries((all) => done(all.map((one) => (one.name === 'tree-7.png' ? locked(one) : one))), failed)
      return { fullPath: folder.fullPath, createReader: () => ({ readEntries }) } as unknown as FileSystemEntry
    }
  })
  await drop({ files: [dropped] }, await onDemo())
  await says(fr['own.broken'], { names: 'tree-7.png' })
  await trains(24)
})

test('a picture of an iPhone is named, with what to do', async () => {
  await choose([...(await pictures(20, 'cup')), await junk('IMG_1.HEIC'), await junk('b.heif')])
  await says(fr['own.heic'], { names: 'IMG_1.HEIC, b.heif' })
  await trains(20)
})

test('pictures that are pasted', async () => {
  const [file] = await pictures(1, 'pasted')
  const bytes = [...(await readFile(file!))]
  await page.evaluate(
    ([bytes, count]) => {
      const clipboardData = new DataTransfer()
      for (let i = 0; i < count; i++)
        clipboardData.items.add(new File([Uint8Array.from(bytes)], `p${i}.png`, { type: 'image/png' }))
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
    },
    [bytes, 21] as const,
  )
  await trains(21)
})

test('what is dragged from another page opens nothing, on the demo or beside it: it is to be saved first', async () => {
  const address = page.url().replace(/\?.*/, '')
  const link = { mimeType: 'text/uri-list', data: 'https://example.org/cat.png' }
  for (const at of [await onDemo(), { x: 4, y: 4 }]) {
    await drop({ items: [link] }, at)
    await says(fr['own.saveFirst'])
    await panel().getByRole('button', { name: fr.dismiss, exact: true }).click()
    await panel().waitFor({ state: 'hidden' })
  }
  expect([page.context().pages().length, page.url().replace(/\?.*/, '')]).toEqual([1, address])
  await drop({ files: await pictures(22, 'beside') }, { x: 4, y: 4 })
  await trains(22)
})

test('long reading says how far it is, and is called off: nothing changes, and the next is read', async () => {
  await page.evaluate(() => {
    const decode = window.createImageBitmap
    window.createImageBitmap = () => new Promise((_, failed) => setTimeout(() => failed(new Error('late')), 1000))
    setTimeout(() => (window.createImageBitmap = decode), 900)
  })
  await choose(await pictures(30, 'long'))
  await panel()
    .getByText(fill(fr['own.reading'], { done: 0, all: 30 }))
    .waitFor()
  await panel().getByRole('button', { name: fr['own.cancel'] }).click()
  await says(fr['own.cancelled'])
  await demo.stepIs(1)
  await page.waitForFunction(() => String(window.createImageBitmap).includes('native'))
  await choose(await pictures(23, 'next'))
  await trains(23)
})

test.each([
  ['simclr-sweep', 'images'],
  ['moco', 'images'],
  ['swav', 'images'],
  ['collapse', 'images'],
  ['pirl', 'images'],
  ['layer-probes', 'images'],
  ['pretext', 'images'],
  ['crops', 'images'],
  ['masking', 'source'],
  ['mixing', 'columns'],
])('%s takes the same images', async (id, key) => {
  await page.evaluate((address) => location.assign(address), stage.deck.url(stage.slideOf(id), `demo=${id}&${key}=own`))
  const other = demoOn(page, id)
  await other.status('ready')
  if (await other.step.isVisible()) {
    await other.step.click()
    await other.stepIs(1)
  }
  expect(await chosen(other)).toContain('own')
  expect(watched.problems).toEqual([])
})

test('the camera: refused, it is said; photographs are trained on; the camera goes off with the slide', async () => {
  const slide = stage.slideOf('simclr')
  await page.evaluate((address) => location.assign(address), stage.deck.url(slide))
  await demo.status('ready', 'paused')
  await demo.root.getByRole('button', { name: fr['own.button'], exact: true }).click()
  const camera = panel().getByRole('button', { name: fr['own.camera'] })
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = async () => Promise.reject(new DOMException('refused', 'NotAllowedError'))
  })
  await camera.click()
  await says(fr['own.refused'])
  await camera.click()

  await page.evaluate(() => void Reflect.deleteProperty(navigator.mediaDevices, 'getUserMedia'))
  await camera.click()
  const burst = panel().getByRole('button', { name: fill(fr['own.burst'], { n: 10 }) })
  for (const n of [10, 20]) {
    await burst.click()
    await says(fr['own.taken'], { n })
  }
  const live = await panel()
    .locator('video')
    .evaluateHandle((video) => (video as HTMLVideoElement).srcObject as MediaStream)
  const on = () => live.evaluate((stream) => stream.getTracks().some((track) => track.readyState === 'live'))
  expect(await on()).toBe(true)
  await panel().getByRole('button', { name: fr['own.use'] }).click()
  await trains(20)
  expect(await on()).toBe(false)

  await camera.click()
  const again = await panel()
    .locator('video')
    .evaluateHandle((video) => video as HTMLVideoElement)
  await expect.poll(() => again.evaluate((video) => video.srcObject !== null)).toBe(true)
  const stream = await again.evaluateHandle((video) => video.srcObject as MediaStream)
  await page.evaluate((address) => location.assign(address), stage.deck.url(slide + 1))
  await onSlide(page, slide + 1)
  await expect
    .poll(() => stream.evaluate((s) => s.getTracks().some((track) => track.readyState === 'live')))
    .toBe(false)
  expect(watched.problems).toEqual([])
})
