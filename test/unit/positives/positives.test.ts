// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { loadDataset } from '../../../demos/core/data'
import { CARD_COUNT, sampleCards } from '../../../demos/core/pairs/sample-cards'
import { isPositive, POSITIVE_RULES, verdictOf, type PositiveRule } from '../../../demos/core/pairs/positive-rules'
import { answered, answersOf } from '../../../demos/positives/answers'
import { encodeCards, readCard } from '../../../demos/positives/card-encoding'
import { schema, type PositivesParams } from '../../../demos/positives/schema'
import { create } from '../../../demos/positives/session'
import all from '../../../demos/positives/strings'
import View from '../../../demos/positives/View.vue'
import type { Lang } from '../../../demos/core/text'
import { defaultParams, parseValue } from '../../../demos/runtime/params'
import { publicBytes } from '../core/data/public-bytes'

const defaults = defaultParams(schema) as PositivesParams
const context = { backend: 'cpu' as const, steps: 0, bytes: publicBytes }
async function snap(params: PositivesParams) {
  const session = await create(params, 1, context)
  const snapshot = await session.snapshot(true)
  return { ...snapshot, arrays: { ...session.fixed, ...snapshot.arrays } }
}

describe('cards as numbers', () => {
  it('come back as they were', async () => {
    const { train } = await loadDataset('emoji', publicBytes, 1)
    for (const rule of POSITIVE_RULES) {
      const { cards, alike } = sampleCards(rule, train, 7)
      const arrays = {
        cards: encodeCards(cards),
        rule: { shape: [1], data: Uint8Array.of(POSITIVE_RULES.indexOf(rule)) },
        alike: { shape: [CARD_COUNT], data: Uint8Array.from(alike, Number) },
      }
      cards.forEach((card, i) => {
        const read = readCard({ step: 0, metrics: {}, arrays }, i)
        expect(read).toEqual({ rule, card: card.map((half) => ({ sound: undefined, ...half })), alike: alike[i] })
      })
    }
  })
})

describe('answers', () => {
  it('are kept for each rule, within the parameter', () => {
    let list: number[] = [0]
    for (const rule of POSITIVE_RULES) list = answered(list, 4, rule, 5, 'negative')
    list = answered(list, 4, 'cpc', 0, 'positive')
    expect(parseValue(schema.answers, list)).toEqual({ value: list, adjusted: false })
    for (const rule of POSITIVE_RULES) expect(answersOf(list, 4, rule)[5]).toBe('negative')
    expect(answersOf(list, 4, 'cpc')[0]).toBe('positive')
    expect(answersOf(list, 4, 'audio')[0]).toBe('none')
  })
  it('start again with another deal, and bear what an address may hold', () => {
    const list = answered([0], 4, 'cpc', 0, 'positive')
    expect(answersOf(list, 5, 'cpc')).toEqual(Array(CARD_COUNT).fill('none'))
    expect(answered(list, 5, 'cpc', 1, 'negative')).toEqual([5, 0, 2])
    expect(answersOf([4, 49, 0.5], 4, 'cpc')).toEqual(Array(CARD_COUNT).fill('none'))
  })
})

describe('view of the positives demo', () => {
  async function show(changes: Partial<PositivesParams> = {}, { lang = 'en' as Lang, still = false } = {}) {
    const params = { ...defaults, ...changes }
    const snapshot = await snap(params)
    const curves = { steps: [], metrics: {} }
    return mount(View, { props: { params, snapshot, curves, strings: all[lang], lang, still } })
  }

  it('asks first, and keeps the answer to itself', async () => {
    const view = await show()
    expect(view.get('.said').text()).toBe(all.en.view.ask)
    await view.get('.hands .positive').trigger('click')
    expect(view.emitted('set')).toEqual([['answers', answered([0], 1, 'instance', 0, 'positive')]])
  })
  it.each(POSITIVE_RULES)(
    '%s: answers as the rule does, and says what is wrong with it',
    async (rule: PositiveRule) => {
      for (let card = 0; card < CARD_COUNT; card++) {
        const answers = answered([0], 1, rule, card, 'positive')
        const view = await show({ rule, card, answers })
        const { card: pair, alike } = readCard(view.props('snapshot'), card)
        const [a, b] = [pair[0].origin, pair[1].origin]
        const text = view.get('.said').text()
        expect(text).toContain(all.en.view[isPositive(rule, a, b) ? 'positiveRule' : 'negativeRule'])
        expect(text).toContain(all.en.view[isPositive(rule, a, b) ? 'agreed' : 'disagreed'])
        expect(text).toContain(all.en.view[verdictOf(rule, a, b, alike)])
        expect(view.get('.score').text()).toBe(`${Number(isPositive(rule, a, b))} of 1 as the rule says`)
        expect(view.html()).not.toMatch(/undefined|NaN|\{n\}/)
        view.unmount()
      }
    },
  )
  it('goes from card to card, each with its name and state', async () => {
    const view = await show({ answers: answered([0], 1, 'instance', 0, 'positive') })
    const buttons = view.findAll('.cards button')
    expect(buttons.map((button) => button.attributes('aria-label')!.split(', ')[0])).toEqual(
      Array.from({ length: CARD_COUNT }, (_, i) => `Card ${i + 1}`),
    )
    expect(buttons[1]!.attributes('aria-label')).toBe('Card 2, not answered')
    await buttons[4]!.trigger('click')
    expect(view.emitted('set')).toEqual([['card', 4]])
    expect(
      (await show({ card: CARD_COUNT - 1 })).get('.hands > button:last-of-type').attributes('disabled'),
    ).toBeDefined()
  })
  it('shows the pair with what the rule says when it is printed, and nothing to press', async () => {
    const view = await show({}, { still: true, lang: 'fr' })
    expect(view.get('.said').text()).toContain('dit la règle')
    expect(view.findAll('button, [tabindex]')).toEqual([])
  })
})
