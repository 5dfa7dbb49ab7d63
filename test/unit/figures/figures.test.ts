// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs'
import { mount } from '@vue/test-utils'
import type { Component } from 'vue'
import { describe, expect, it, vi } from 'vitest'
import { selfSupervisionStrings } from '../../../components/figures/self-supervision-strings'
import { transformerStrings } from '../../../components/figures/transformer-strings'
import maskPoster from '../../../demos/causal-mask/poster.json'
import collapsePoster from '../../../demos/collapse/poster.json'
import { PUBLISHED_ABLATIONS } from '../../../demos/core/published/ablations'
import keyValuePoster from '../../../demos/key-value/poster.json'

vi.mock('@slidev/client', () => ({ configs: { htmlAttrs: { lang: 'en' } } }))

const modules = import.meta.glob<Component>('../../../components/figures/*.vue', { import: 'default', eager: true })
const figures = Object.fromEntries(
  Object.entries(modules).map(([path, figure]) => [/(\w+)\.vue$/.exec(path)![1]!, figure]),
)
const PARTS = ['SlideFigure', 'FigureArrow', 'HouseScene']
const PROPS: Readonly<Record<string, Record<string, unknown>>> = {
  AblationBars: { show: 'recipes' },
  AttentionBridge: { moved: true },
}
/** Of its texts, one by one. */
const numbersDrawn = (name: string, props?: Record<string, unknown>): number[] =>
  draw(name, props)
    .findAll('text')
    .flatMap((each) => numbersIn(each.text()))
const draw = (name: string, props = PROPS[name] ?? {}) => mount(figures[name]!, { props })
const names = Object.keys(figures).filter((name) => !PARTS.includes(name))
const numbersIn = (text: string): number[] => [...text.matchAll(/\d+\.\d+/g)].map(([found]) => Number(found))

describe('pictures on slides', () => {
  it.each(names)('%s says in words what it shows, and draws numbers only', (name) => {
    const view = draw(name)
    for (const picture of view.findAll('svg')) expect(picture.attributes('aria-label')!.length).toBeGreaterThan(10)
    expect(view.html()).not.toMatch(/NaN|undefined|Infinity/)
  })

  it.each(['fr', 'en'])('each stands on a slide in %s', (lang) => {
    const pages = readdirSync(`pages/${lang}`, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.md'),
    )
    const text = pages.map((name) => readFileSync(`pages/${lang}/${name}`, 'utf8')).join('')
    expect(names.filter((name) => !text.includes(`<${name} `))).toEqual([])
  })

  it('have every text in both languages', () => {
    const texts = (value: unknown): string[] =>
      typeof value === 'string' ? [value] : Object.values(value as object).flatMap(texts)
    const all = [selfSupervisionStrings, transformerStrings]
    const [fr, en] = [all.flatMap((each) => texts(each.fr)), all.flatMap((each) => texts(each.en))]
    expect(en.length).toBe(fr.length)
    const sentences = fr.filter((text) => text.split(' ').length > 3)
    expect(sentences.length).toBeGreaterThan(15)
    expect(sentences.filter((text) => en.includes(text))).toEqual([])
  })
})

describe('numbers in pictures', () => {
  it('bars are the published ablations', () => {
    const shown = numbersDrawn('AblationBars')
    const { batch, augmentations, asymmetry } = PUBLISHED_ABLATIONS
    const of = (curve: (typeof batch.curves)[number], at: number) => curve.values[at]!
    const [simclr, byol] = batch.curves
    for (const at of [0, 2, 6]) expect(shown).toEqual(expect.arrayContaining([of(simclr!, at), of(byol!, at)]))
    expect(shown).toEqual(expect.arrayContaining(augmentations.curves.map(({ values }) => values.at(-1))))
    const barlow = asymmetry.curves.find(({ method }) => method === 'barlow')!
    expect(numbersDrawn('AblationBars', { show: 'asymmetry' })).toEqual(barlow.values)
  })

  it('what is read from the recipes is the answer of the demo that follows', () => {
    const [answer] = numbersIn(/h = Va = .*/.exec(draw('RecipeBook').text())![0])
    expect(answer).toBeCloseTo(keyValuePoster.snapshot.metrics.answer!, 1)
  })

  it('the perfect losses are those that the demos reach', () => {
    const text = draw('PerfectLosses').text()
    expect(numbersIn(text)[0]).toBeCloseTo(-collapsePoster.snapshot.metrics.loss!, 3)
    expect(text).toContain(collapsePoster.snapshot.metrics.spread!.toFixed(3))
    expect(text).toContain(maskPoster.snapshot.metrics.openLoss!.toFixed(3))
    expect(text).toContain(`${Math.round(100 * maskPoster.snapshot.metrics.openValid!)}%`)
  })

  it('the areas of the sets of images are in proportion to their numbers', () => {
    const sides = draw('ImageCounts')
      .findAll('.set')
      .map((square) => Number(square.attributes('width')))
    const images = [3.5e9, 1e9, 14_197_122, 1_281_167]
    expect(sides).toHaveLength(images.length)
    sides.forEach((side, i) => expect((side / sides[0]!) ** 2).toBeCloseTo(images[i]! / images[0]!, 6))
  })
})
