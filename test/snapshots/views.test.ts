// @vitest-environment happy-dom
/**
 * What each demo shows of its poster, in French as a picture, in English as words: a change is seen in review.
 * After one that is wanted: `npm run test:unit -- test/snapshots -u`.
 */
import { readdir } from 'node:fs/promises'
import { mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import type { Lang } from '../../demos/core/text'
import type { DemoDefinition } from '../../demos/runtime/contract'
import { readPoster } from '../../demos/runtime/demo-assets'
import { allDemos } from '../../demos/runtime/registry'
import { noteCanvases } from './canvas'
import { picture, words } from './picture'
import { useLightTheme } from './theme'

vi.mock('@slidev/client', () => ({ configs: { htmlAttrs: { lang: 'fr' } } }))
noteCanvases()
useLightTheme()

describe.each(allDemos().map((demo) => [demo.id, demo] as const))('%s', (id, demo) => {
  it('draws its poster without a worker', async () => {
    const french = await render(demo, 'fr')
    expect(french.findAll('svg, canvas, table').length).toBeGreaterThan(0)
    expect(french.html()).not.toMatch(/NaN|undefined|\[object/)
    await expect(picture(french.element)).toMatchFileSnapshot(`views/${id}.html`)
    french.unmount()
    const english = await render(demo, 'en')
    expect(english.html()).not.toMatch(/NaN|undefined|\[object/)
    await expect(words(english.element)).toMatchFileSnapshot(`views/${id}.en.txt`)
    english.unmount()
  })
})

it('no snapshot is of a demo that is gone', async () => {
  const wanted = allDemos().flatMap(({ id }) => [`${id}.en.txt`, `${id}.html`])
  expect((await readdir('test/snapshots/views')).filter((name) => !wanted.includes(name))).toEqual([])
})

async function render(demo: DemoDefinition, lang: Lang) {
  const { params, snapshot, curves } = readPoster(demo, (await demo.load.poster()).default)!
  const strings = (await demo.load.strings()).default[lang]
  const view = (await demo.load.view()).default
  return mount(view, { props: { params, snapshot, curves, strings, lang, still: true } })
}
