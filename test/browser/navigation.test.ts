/** The deck around the demos: what lies over what, the navigation bar, and what is said to those who hear it. */
import type { Page } from 'playwright-chromium'
import { beforeAll, describe, expect, test } from 'vitest'
import { slidevWords } from '../../components/slidev-words.ts'
import { strings } from '../../components/strings.ts'
import { demoOn, onSlide, useStage } from './deck.ts'

const stage = useStage('site')

describe('no control is covered', () => {
  type Size = [name: string, width: number, height: number]
  const screens: Size[] = [
    ['a full screen', 1280, 720],
    ['a small laptop', 1280, 600],
    ['a smaller one', 1100, 620],
    ['just 16:9', 960, 540],
    ['a zoom of 200 %', 640, 360],
    ['a window nearly upright', 1024, 700],
  ]
  const devices: Size[] = [
    ['a tablet', 800, 1000],
    ['a phone', 390, 844],
    ['a phone at 200 %', 195, 422],
    ['a phone on its side', 844, 390],
    ['a phone on its side at 200 %', 422, 195],
  ]
  describe.each([
    { isMobile: false, sizes: screens },
    { isMobile: true, sizes: devices },
  ])('mobile: $isMobile', ({ isMobile, sizes }) => {
    let page: Page
    beforeAll(async () => {
      const [, width, height] = sizes[0]!
      const context = await stage.context({ viewport: { width, height }, hasTouch: isMobile, isMobile })
      page = (await stage.open(stage.deck.url(stage.slideOf('collapse')), context)).page
      await demoOn(page, 'collapse').status('ready')
    })
    test.each(sizes)('%s: %d x %d', async (_, width, height) => {
      await page.setViewportSize({ width, height })
      expect(await covered(page)).toEqual([])
      const large = await page.addStyleTag({ content: 'html { font-size: 200% }' })
      expect(await covered(page)).toEqual([])
      await large.evaluate((element) => (element as HTMLElement).remove())
    })
  })
})

/** The controls of the slide in view that something else lies over, or that cannot be brought into view. */
const covered = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    const slide = [...document.querySelectorAll('.slidev-page')].find((one) => one.checkVisibility())!
    const wrong: string[] = []
    let looked = 0
    for (const control of slide.querySelectorAll('button, input, select, summary, a[href], [tabindex="0"]')) {
      if (!control.checkVisibility({ visibilityProperty: true })) continue
      control.scrollIntoView({ block: 'center', inline: 'nearest' })
      const { left, top, width, height } = control.getBoundingClientRect()
      if (width === 0) continue
      looked++
      const hit = document.elementFromPoint(left + width / 2, top + height / 2)
      const name = control.getAttribute('aria-label') ?? control.textContent ?? control.id
      if (!hit || !(control.contains(hit) || hit.contains(control))) wrong.push(`${name} under ${hit?.outerHTML}`)
      if (left < 0 || left + width > innerWidth + 1) wrong.push(`${name} is out of reach`)
    }
    return looked > 10 ? wrong : [`only ${looked} controls`]
  })

test('the navigation bar is one stop of the Tab key, in the language of the deck', async () => {
  const { page } = await stage.open(stage.deck.url(stage.slideOf('simclr')))
  const bar = page.getByRole('toolbar', { name: strings.fr.toolbar })
  await bar.waitFor({ state: 'attached' })
  const stops = await bar.evaluate((element) => [...element.querySelectorAll('button')].map((one) => one.tabIndex))
  expect(stops.filter((tabIndex) => tabIndex === 0)).toHaveLength(1)
  await bar.locator('button:not([tabindex="-1"])').focus()
  // the demo's state joins the address when it has come to rest: only the slide is compared
  const slide = () => page.url().split('?')[0]
  const before = slide()
  for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowDown')
  expect(slide()).toBe(before)
  const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).title)
  expect(await focused()).toBe(slidevWords.fr['Go to next slide'])
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowRight')
  await onSlide(page, stage.slideOf('simclr') + 1)
})

test('a change of slides is heard: one slide in the tree, its title once', async () => {
  const from = stage.slideOf('simclr')
  const { page } = await stage.open(stage.deck.url(from))
  await demoOn(page, 'simclr').status('ready')
  for (const [key, to] of [
    ['ArrowDown', from + 1],
    ['ArrowDown', from + 2],
    ['ArrowUp', from + 1],
  ] as const) {
    await page.keyboard.press(key)
    await onSlide(page, to)
    await page.locator(`.slidev-page-${to}:focus`).waitFor()
    const { title } = stage.slides[to - 1]!
    expect(await page.title()).toContain(title)
    const active = page.locator('.slidev-page:focus')
    expect(await active.getAttribute('aria-label')).toContain(title)
    expect(await page.locator('#slideshow > .slidev-page:not([inert])').evaluateAll((all) => all.length)).toBe(1)
  }
})

test('Control, Meta or Alt with a letter is not a shortcut of the deck', async () => {
  const { page } = await stage.open(stage.deck.url(stage.slideOf('simclr')))
  await demoOn(page, 'simclr').status('ready')
  const state = () =>
    page.evaluate(() => [
      document.documentElement.className,
      location.href.replace(/\?.*/, ''),
      document.fullscreenElement === null,
    ])
  for (const held of ['Control', 'Meta', 'Alt']) {
    const before = await state()
    for (const key of ['d', 'g', 'o', 'f', 'ArrowDown']) await page.keyboard.press(`${held}+${key}`)
    await page.waitForTimeout(300)
    expect(await state(), held).toEqual(before)
    // the letter alone is one
    await page.keyboard.press('d')
    expect(await state()).not.toEqual(before)
  }
})

const changedOnItsWay: [string, (base: string) => string][] = [
  ['as it is copied', (base) => `${base}?slide=attention&demo=attention&step=0&seed=4`],
  ['with &amp; and the end of a sentence', (base) => `${base}?slide=attention&amp;demo=attention&amp;seed=4).`],
  ['with another slide, and the key of a social network', (base) => `${base}?slide=2&demo=attention&seed=4&fbclid=x`],
  ['of an older edition, with its #', (base) => `${base}#/2?demo=attention&seed=4`],
]
test.each(changedOnItsWay)('a link %s opens its demo', async (_, link) => {
  const { page, problems } = await stage.open(link(stage.deck.url(1).split('#')[0]!))
  await onSlide(page, stage.slideOf('attention'))
  const attention = demoOn(page, 'attention')
  await attention.status('ready')
  await page.waitForFunction(() => location.hash.includes('seed=4'))
  expect(await attention.root.getByRole('status').allTextContents()).not.toContain(
    expect.stringMatching(/fbclid|slide/),
  )
  expect(problems).toEqual([])
})
