/** Results of a race leave the deck as files, outlast a reload, and are seen by the audience. */
import { readFile } from 'node:fs/promises'
import { decode } from 'fast-png'
import { expect, test } from 'vitest'
import all from '../../demos/arena/strings.ts'
import { demoOn, useStage } from './deck.ts'

const stage = useStage('site', 'en')
const { view, metrics } = all.en

test('a start that is over gives a table, a drawing and an image; kept, the other window shows it and a reload loses nothing', async () => {
  const query = 'demo=arena&starts=5&batchSize=16&picked=0,1,0,0,0,0,0,0,1,0'
  const { page, context, problems } = await stage.open(stage.deck.presenter(stage.slideOf('arena'), query))
  const demo = demoOn(page, 'arena', 'en')
  const button = (name: string) => demo.root.getByRole('button', { name, exact: true })
  await demo.status('ready')
  expect(await button('CSV').isDisabled()).toBe(true)
  await demo.play.click()
  await demo.root.locator('.mean').nth(1).waitFor({ state: 'attached' })
  await demo.pause.click()
  await demo.status('paused')

  const table = (await saved('CSV')).toString().trim().split('\r\n')
  expect(table[0]).toBe(view.heads)
  // more than one start may be over before the race is paused
  expect([...new Set(table.slice(1).map((row) => row.split(',')[0]))]).toEqual(['simclr', 'vicreg'])
  for (const row of table.slice(1)) {
    const [knn, linear, knnOfE, steps] = row.split(',').slice(4, 8).map(Number)
    expect(Math.min(knn!, linear!)).toBeGreaterThan(0.2)
    expect(knnOfE).toBeGreaterThan(0.05)
    expect(Math.max(knn!, knnOfE!, linear!)).toBeLessThan(1)
    expect(steps).toBe(150)
  }
  const drawing = (await saved('SVG')).toString()
  for (const text of [metrics.vicreg, view.meanHead]) expect(drawing).toContain(text)
  expect(drawing).not.toMatch(/var\(--|NaN/)
  const { width, height, data, channels } = decode(await saved('PNG'))
  expect(width / height).toBeCloseTo(664 / 242, 1)
  const colours = new Set(
    Array.from({ length: width * height }, (_, i) => data.slice(channels * i, channels * i + 3).join()),
  )
  expect(colours.size).toBeGreaterThan(20)

  const audience = await stage.open(stage.deck.audience(stage.slideOf('arena')), context)
  const shown = demoOn(audience.page, 'arena', 'en')
  await shown.status('following')
  await button(view.keep).click()
  await shown.root.locator('.before').nth(1).waitFor({ state: 'attached' })
  await page.reload()
  await demo.root.locator('.before').nth(1).waitFor({ state: 'attached' })
  await button(view.forget).click()
  await shown.root.locator('.before').first().waitFor({ state: 'detached' })
  await page.reload()
  await button(view.keep).waitFor()
  expect(await demo.root.locator('.before').count()).toBe(0)
  expect([...problems, ...audience.problems]).toEqual([])

  async function saved(name: string): Promise<Buffer> {
    const [download] = await Promise.all([page.waitForEvent('download'), button(name).click()])
    expect(download.suggestedFilename()).toBe(`arena.${name.toLowerCase()}`)
    return readFile(await download.path())
  }
})
