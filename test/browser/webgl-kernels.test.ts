import { resolve } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../../scripts/browser.ts'
import { serveFolder } from '../../scripts/site.ts'

let close = async (): Promise<void> => {}
afterAll(() => close())
let worst: Record<string, number>
let compiled: Awaited<ReturnType<typeof window.compileAhead>>
beforeAll(async () => {
  const outDir = resolve('node_modules/.cache/webgl-kernels')
  const root = resolve('test/browser/webgl-kernels')
  await build({
    configFile: false,
    root,
    base: './',
    build: { outDir, emptyOutDir: true, target: 'esnext' },
    logLevel: 'error',
  })
  const [site, browser] = [await serveFolder(outDir), await launchBrowser()]
  close = async () => {
    await browser.close()
    await site.close()
  }
  const page = await browser.newPage()
  await page.goto(site.url)
  await page.waitForFunction(() => 'compareKernels' in window)
  compiled = await page.evaluate(() => window.compileAhead())
  worst = await page.evaluate(() => window.compareKernels())
})

it('kernels on WebGL give what their compositions give on the cpu, and the self-test passes', () => {
  expect(Object.keys(worst).length).toBeGreaterThan(15)
  expect(Object.entries(worst).filter(([, difference]) => !(difference < 2e-5))).toEqual([])
})

it('a step whose programs were compiled ahead draws nothing before it is taken, and then compiles only what reads', () => {
  const { ahead, later, ...rest } = compiled
  expect(rest).toEqual({ refused: true, passes: true, tensors: 0 })
  expect(ahead).toBeGreaterThan(5)
  expect(later).toBeLessThan(ahead / 2)
})
