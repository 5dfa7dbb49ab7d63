/** Keyboard and clicker. */
import { expect, test } from 'vitest'
import { slidevWords } from '../../components/slidev-words.ts'
import { strings } from '../../components/strings.ts'
import { demoOn, onSlide, shows, useStage } from './deck.ts'

const stage = useStage('site')

test('a run by keyboard alone: play, pause, scrub, reset; focus stays where it is', async () => {
  const { page, problems } = await stage.open(stage.deck.url(stage.slideOf('simclr'), 'demo=simclr&batchSize=32'))
  const demo = demoOn(page, 'simclr')
  await demo.status('ready')
  await tabTo(demo.play)
  await page.keyboard.press('Enter')
  await demo.status('running')
  await demo.stepAtLeast(5)
  await page.keyboard.press('Enter')
  await demo.status('paused')
  await tabTo(demo.timeline)
  const slide = page.url().replace(/\?.*/, '')
  await page.keyboard.press('Home')
  await demo.stepIs(0)
  await page.keyboard.press('End')
  expect(page.url().replace(/\?.*/, '')).toBe(slide)
  await tabTo(demo.reset)
  await page.keyboard.press('Space')
  await demo.stepIs(0)
  expect(await demo.reset.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(problems).toEqual([])

  async function tabTo(target: typeof demo.play): Promise<void> {
    for (let presses = 0; presses < 80; presses++) {
      if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab does not reach ${target}`)
  }
})

test('after a click on a control ArrowRight and PageDown change slides', async () => {
  const slide = stage.slideOf('simclr')
  const { page, problems } = await stage.open(stage.deck.url(slide))
  const demo = demoOn(page, 'simclr')
  await demo.status('ready')
  for (const [i, key] of ['ArrowRight', 'PageDown'].entries()) {
    await demo.step.click()
    await demo.stepIs(i + 1)
    await page.keyboard.press(key)
    await onSlide(page, slide + 1)
    await page.keyboard.press('PageUp')
    await onSlide(page, slide)
  }
  expect(problems).toEqual([])
})

test('after a click on any button of the presenter view the clicker and the arrow keys change slides', async () => {
  const { page, context, problems } = await stage.open(stage.deck.presenter(3))
  await onSlide(page, 3)
  const inBar = (name: string) => page.getByRole('toolbar').getByTitle(name, { exact: true }).first()
  for (const button of [
    inBar(strings.fr.audience.help),
    page.getByTitle(slidevWords.fr['Increase font size']!, { exact: true }),
    page.getByRole('button', { name: slidevWords.fr.Slides!, exact: true }),
    inBar(slidevWords.fr['Switch to dark mode theme']!),
    inBar(slidevWords.fr['Toggle Presenter Layout']!),
    inBar(slidevWords.fr['Change sync settings']!),
    page.getByRole('button', { name: 'La salle' }),
  ]) {
    await button.click()
    for (const [key, slide] of [
      ['PageDown', 4],
      ['ArrowLeft', 3],
    ] as const) {
      await page.keyboard.press(key)
      await shows(page, slide)
    }
  }
  expect(context.pages()).toHaveLength(2)
  expect(problems).toEqual([])
})

test('by keyboard the clicker leaves any control, and Escape gives the arrows back to the deck', async () => {
  const slide = stage.slideOf('collapse')
  const { page, problems } = await stage.open(stage.deck.url(slide))
  const demo = demoOn(page, 'collapse')
  await demo.status('ready')
  const slider = demo.root.locator('.demo-controls input[type=range]').first()
  const before = await slider.inputValue()
  for (const control of [slider, demo.root.locator('.demo-controls select').first(), demo.step]) {
    await control.focus()
    await page.keyboard.press('PageDown')
    await onSlide(page, slide + 1)
    await page.keyboard.press('PageUp')
    await onSlide(page, slide)
    await control.focus()
    await page.keyboard.press('Escape')
    await page.keyboard.press('ArrowRight')
    await onSlide(page, slide + 1)
    await page.keyboard.press('ArrowLeft')
    await onSlide(page, slide)
  }
  expect(await slider.inputValue()).toBe(before)
  expect(problems).toEqual([])
})

test('after a drag on a slider the arrow keys change slides, and the drag did not', async () => {
  const slide = stage.slideOf('simclr')
  const { page, problems } = await stage.open(stage.deck.url(slide))
  const demo = demoOn(page, 'simclr')
  await demo.status('ready')
  const slider = demo.root.locator('input[type=range]:visible').last()
  const box = (await slider.boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.9, box.y + box.height / 2, { steps: 5 })
  await page.mouse.up()
  await onSlide(page, slide)
  await page.keyboard.press('ArrowRight')
  await onSlide(page, slide + 1)
  expect(problems).toEqual([])
})
