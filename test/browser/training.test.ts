import { expect, test } from 'vitest'
import { demoOn, measured, onSlide, useStage } from './deck.ts'

const stage = useStage('site')
const at = (query = '') => stage.deck.url(stage.slideOf('simclr'), query)

async function ready(query = '') {
  const watched = await stage.open(at(query))
  const demo = demoOn(watched.page, 'simclr')
  await demo.status('ready')
  return { ...watched, demo }
}

test('SimCLR learns: after 100 steps its neighbours are better than those of the untrained encoder', async () => {
  const { page, demo, problems } = await ready()
  await demo.play.click()
  await demo.stepAtLeast(100)
  await demo.pause.click()
  await demo.status('paused')
  const knn = await measured(page, 'knn')
  const untrained = (await measured(page, 'knnUntrained')).at(-1)!.value
  const trained = knn.filter(({ step }) => step >= 100).at(-1)!.value
  expect(trained).toBeGreaterThan(untrained + 0.05)
  const loss = await measured(page, 'loss')
  expect(loss.at(-1)!.value).toBeLessThan(loss.find(({ step }) => step > 0)!.value)
  expect(problems).toEqual([])
})

test('one step at a time, then back to the same start, then another draw', async () => {
  const { page, demo, problems } = await ready('demo=simclr&batchSize=32')
  await demo.step.click()
  await demo.stepIs(1)
  await demo.status('paused')
  await demo.step.click()
  await demo.stepIs(2)
  const first = (await measured(page, 'loss')).find(({ step }) => step === 2)!.value
  await demo.reset.click()
  await demo.stepIs(0)
  await demo.step.click()
  await demo.stepIs(1)
  await demo.step.click()
  await demo.stepIs(2)
  expect((await measured(page, 'loss')).filter(({ step }) => step === 2).at(-1)!.value).toBe(first)

  await demo.reseed.click()
  await demo.stepIs(0)
  await demo.step.click()
  await demo.stepIs(1)
  await demo.step.click()
  await demo.stepIs(2)
  expect((await measured(page, 'loss')).filter(({ step }) => step === 2).at(-1)!.value).not.toBe(first)
  expect(problems).toEqual([])
})

test('scrubbing goes back over the run and forward to its newest step', async () => {
  const { page, demo, problems } = await ready('demo=simclr&batchSize=32')
  await demo.play.click()
  await demo.stepAtLeast(40)
  await demo.pause.click()
  await demo.status('paused')
  const last = await demo.stepNow()
  expect(last).toBeGreaterThanOrEqual(40)
  await demo.timeline.focus()
  await demo.timeline.press('Home')
  await demo.stepIs(0)
  await demo.timeline.press('End')
  await demo.stepIs(last)
  // no picture came after it was said to be paused
  expect(await page.evaluate(() => window.probe.snapshots.at(-1)!.step)).toBe(last)
  await demo.timeline.press('ArrowLeft')
  await expect.poll(() => demo.stepNow()).toBeLessThan(last)
  expect(await demo.timeline.getAttribute('aria-valuetext')).toContain(String(await demo.stepNow()))
  expect(problems).toEqual([])
})

test('the address opened in a fresh browser gives the same parameters, draw, step and loss', async () => {
  const { page, demo } = await ready('demo=simclr&batchSize=32&seed=7&backend=wasm')
  for (let step = 1; step <= 10; step++) {
    await demo.step.click()
    await demo.stepIs(step)
  }
  await expect.poll(() => page.url()).toContain('step=10')
  const address = page.url()
  expect(address).toContain('seed=7')
  const before = (await measured(page, 'loss')).find(({ step }) => step === 10)!.value

  const fresh = await stage.open(address)
  const again = demoOn(fresh.page, 'simclr')
  await again.stepIs(10)
  await again.status('paused')
  expect((await measured(fresh.page, 'loss')).find(({ step }) => step === 10)!.value).toBe(before)
  expect(fresh.problems).toEqual([])
})

test('the same seed gives the same loss at step 100, bit for bit', async () => {
  const lossAt100 = async () => {
    const { page, demo } = await ready('demo=simclr&batchSize=32&seed=3&backend=wasm')
    await demo.play.click()
    await demo.stepAtLeast(100)
    return (await measured(page, 'loss')).find(({ step }) => step === 100)!.value
  }
  expect(await lossAt100()).toBe(await lossAt100())
})

test('a hidden window keeps training', async () => {
  const { page, demo, problems } = await ready('demo=simclr&batchSize=32')
  await demo.play.click()
  await demo.status('running')
  // Headless pages are never hidden: this one says that it is, and draws no frames any more.
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { get: () => true })
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' })
    window.requestAnimationFrame = () => 0
    document.dispatchEvent(new Event('visibilitychange'))
  })
  const steps = () => page.evaluate(() => window.probe.snapshots.at(-1)?.step ?? 0)
  const then = await steps()
  await expect.poll(steps, { timeout: 60_000 }).toBeGreaterThan(then + 20)
  expect(problems).toEqual([])
})

test('leaving the slide pauses; coming back finds the run where it was', async () => {
  const { page, demo, problems } = await ready('demo=simclr&batchSize=32')
  await demo.play.click()
  await demo.stepAtLeast(10)
  const slide = stage.slideOf('simclr')
  await page.keyboard.press('PageDown')
  await onSlide(page, slide + 1)
  await page.keyboard.press('PageUp')
  await onSlide(page, slide)
  await demo.status('paused')
  await demo.stepAtLeast(10)
  expect(problems).toEqual([])
})
