// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import { moved, stretched, toMask } from '../../../demos/masking/mask'
import { MAX_WORDS, schema, SIDE, type MaskingParams } from '../../../demos/masking/schema'
import { create } from '../../../demos/masking/session'
import all from '../../../demos/masking/strings'
import View from '../../../demos/masking/View.vue'
import { maskWords, toggled } from '../../../demos/masking/words'
import type { Lang } from '../../../demos/core/text'
import type { Session } from '../../../demos/runtime/contract'
import { defaultParams } from '../../../demos/runtime/params'
import { publicBytes } from '../core/data/public-bytes'

const defaults = defaultParams(schema) as MaskingParams
const context = { backend: 'cpu' as const, steps: 0, bytes: publicBytes }
let digits: Session
let sentence: Session
beforeAll(async () => {
  digits = await create({ ...defaults, source: 'mnist' }, 1, context)
  sentence = await create({ ...defaults, source: 'sentence' }, 1, context)
})
async function snap(changes: Partial<MaskingParams> = {}) {
  digits.setView!({ ...defaults, source: 'mnist', ...changes })
  const snapshot = await digits.snapshot(true)
  return { ...snapshot, arrays: { ...digits.fixed, ...snapshot.arrays } }
}
/** Pixel of panel k as [grey, opacity]. */
const pixel = (data: ArrayLike<number>, k: number, x: number, y: number): number[] => {
  const at = 4 * (k * SIDE * SIDE + y * SIDE + x)
  return [data[at]!, data[at + 3]!]
}

describe('mask', () => {
  it('is whole pixels inside the picture, whichever corner comes first', () => {
    expect(toMask([9.6, 20, -3, 2])).toEqual({ left: 0, top: 2, right: 10, bottom: 16 })
  })
  it('moves and stretches as far as the picture goes', () => {
    const mask = { left: 0, top: 14, right: 3, bottom: 16 }
    expect(moved(mask, -1, 1)).toEqual(mask)
    expect(moved(mask, 2, -1)).toEqual({ left: 2, top: 13, right: 5, bottom: 15 })
    expect(stretched(mask, -9, 5)).toEqual({ left: 0, top: 14, right: 1, bottom: 16 })
  })
})

describe('session of the masking demo', () => {
  it('parts the picture into input and label, and completes it', async () => {
    const { arrays } = await snap({ mask: [4, 4, 8, 8], picture: 3 })
    const { data } = arrays.panels!
    const x = arrays.pictures!.data.subarray(3 * SIDE * SIDE)
    for (let row = 0; row < SIDE; row++) {
      for (let column = 0; column < SIDE; column++) {
        const under = column >= 4 && column < 8 && row >= 4 && row < 8
        const true_ = x[row * SIDE + column]!
        expect(pixel(data, 0, column, row)).toEqual(under ? [0, 0] : [true_, 255])
        expect(pixel(data, 1, column, row)).toEqual(under ? [true_, 255] : [0, 0])
        if (!under) for (const k of [2, 3, 4]) expect(pixel(data, k, column, row)).toEqual([true_, 255])
      }
    }
  })
  it('does better than the average, over held-out pictures', async () => {
    let [ridge, mean] = [0, 0]
    for (let picture = 0; picture <= schema.picture.max; picture++) {
      const { metrics } = await snap({ picture, mask: [5, 5, 11, 11] })
      ridge += metrics.ridgeError! / 18
      mean += metrics.meanError! / 18
    }
    expect(ridge).toBeLessThan(0.8 * mean)
  })
  it('counts what is hidden; an empty mask leaves nothing to predict, a full one nothing to predict from', async () => {
    const none = (await snap({ mask: [3, 3, 3, 9] })).metrics
    expect(none).toEqual({ hidden: 0, visible: 256 })
    const whole = (await snap({ mask: [0, 0, 16, 16] })).metrics
    expect(whole.visible).toBe(0)
    expect(whole.ridgeError).toBeCloseTo(whole.meanError!, 9)
  })
})

describe('words', () => {
  const texts = (sentence: string, hidden: number[] = []) => maskWords(sentence, 'a sample', hidden)
  it('are those of the sentence, or of the sample when it is blank', () => {
    expect(texts(' the  cat ', [1]).words).toEqual([
      { text: 'the', hidden: false },
      { text: 'cat', hidden: true },
    ])
    expect(texts('  ').words.map(({ text }) => text)).toEqual(['a', 'sample'])
  })
  it('are not more than can be shown', () => {
    const { words, leftOut } = texts('w '.repeat(MAX_WORDS + 3))
    expect([words.length, leftOut]).toEqual([MAX_WORDS, 3])
  })
  it('are hidden and shown again', () => {
    expect(toggled([4, 1], 2)).toEqual([1, 2, 4])
    expect(toggled([1, 2], 1)).toEqual([2])
  })
})

describe('view of the masking demo', () => {
  async function show(changes: Partial<MaskingParams> = {}, { lang = 'en' as Lang, still = false } = {}) {
    const params: MaskingParams = { ...defaults, source: 'mnist', ...changes }
    const snapshot = params.source === 'sentence' ? await sentence.snapshot(true) : await snap(changes)
    const curves = { steps: [], metrics: {} }
    return mount(View, { props: { params, snapshot, curves, strings: all[lang], lang, still } })
  }
  it('says who gave the label, in both languages', async () => {
    expect((await show({ mask: [0, 0, 2, 3] })).text()).toContain('6 pixel values, taken from the picture')
    expect((await show({ mask: [0, 0, 2, 3] }, { lang: 'fr' })).text()).toContain('6 valeurs de pixels')
    expect((await show({ mask: [0, 0, 0, 0] })).text()).toContain('nothing to predict')
  })
  it('moves the mask by the arrow keys and stretches it with Shift', async () => {
    const view = await show({ mask: [4, 4, 8, 8] })
    const editor = view.get('[role=slider]')
    expect(editor.attributes('aria-valuetext')).toBe('column 4, row 4, width 4, height 4')
    await editor.trigger('keydown', { key: 'ArrowRight' })
    await editor.trigger('keydown', { key: 'ArrowDown', shiftKey: true })
    expect(view.emitted('set')).toEqual([
      ['mask', [5, 4, 9, 8]],
      ['mask', [4, 4, 8, 9]],
    ])
  })
  it('offers the pictures by name', async () => {
    const view = await show()
    await view.get('[aria-label="Picture 3"]').trigger('click')
    expect(view.emitted('set')).toEqual([['picture', 2]])
  })
  it('hides the words that are pressed', async () => {
    const view = await show({ source: 'sentence', sentence: 'one two three', words: [1] })
    expect(view.get('.x td').text().replace(/\s+/g, ' ')).toBe('one three')
    expect(view.get('.y td').text()).toBe('two')
    await view.findAll('.words button')[2]!.trigger('click')
    expect(view.emitted('set')).toEqual([['words', [1, 2]]])
  })
  it('takes markup for text', async () => {
    const view = await show({ source: 'sentence', sentence: '<b>x</b> y' })
    expect(view.find('b').exists()).toBe(false)
    expect(view.text()).toContain('<b>x</b>')
  })
  it('has nothing to press when it is printed', async () => {
    for (const source of ['mnist', 'sentence'] as const) {
      const view = await show({ source }, { still: true })
      expect(view.findAll('button, [tabindex]')).toEqual([])
    }
  })
})
