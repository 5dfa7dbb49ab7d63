// @vitest-environment happy-dom
import '@tensorflow/tfjs-backend-cpu'
import { readFileSync } from 'node:fs'
import * as tf from '@tensorflow/tfjs-core'
import { mount } from '@vue/test-utils'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { NumeralTranslator } from '../../../demos/core/numerals/translator'
import { numeralTokens } from '../../../demos/core/numerals/vocabulary'
import { schema, type NumbersParams } from '../../../demos/numbers/schema'
import { create } from '../../../demos/numbers/session'
import all from '../../../demos/numbers/strings'
import View from '../../../demos/numbers/View.vue'
import type { Session } from '../../../demos/runtime/contract'
import { defaultParams, parseParams } from '../../../demos/runtime/params'

beforeAll(async () => {
  await tf.setBackend('cpu')
  trained = await create(given({}), 1, context)
})
afterAll(() => trained.dispose())
let trained: Session
const context = {
  backend: 'cpu' as const,
  steps: 0,
  bytes: async (path: string) => new Uint8Array(readFileSync(`public/${path}`)),
}
const given = (changes: Partial<NumbersParams>) =>
  ({ ...defaultParams(schema), weights: 'trained', ...changes }) as NumbersParams
async function show(changes: Partial<NumbersParams>, session = trained) {
  const params = given(changes)
  session.setView!(params)
  const snapshot = await session.snapshot(false)
  const curves = { steps: [], metrics: {} }
  return mount(View, { props: { params, snapshot, curves, strings: all.en, lang: 'en', still: false } })
}

describe('numbers demo', () => {
  it('shows digits one at a time, and the verdict with the last', async () => {
    const view = await show({ show: 'decoding', shown: 1 })
    expect(view.find('output').text()).toBe('7')
    expect(view.text()).not.toContain('right')
    await view.get('button').trigger('click')
    expect(view.emitted('set')).toEqual([['shown', 2]])
    const whole = await show({ show: 'decoding', shown: 7 })
    expect(whole.find('output').text()).toBe('71■')
    expect(whole.text()).toContain('right')
  })

  it('puts the right answer on top of the energies, with the visitor’s among them', async () => {
    const view = await show({ show: 'energy', guess: '17' })
    const answers = view.findAll('tbody th').map((cell) => cell.text())
    expect(answers[0]).toBe('71■')
    for (const answer of ['61■', '6011■', '17■']) expect(answers).toContain(answer)
  })

  it.each([
    ['septante et un', 'soixante-dix'],
    ['onze cents', 'mille cent'],
    ['seventy one', 'English'],
    ['🙂', '🙂'],
    ['', 'Write a number'],
    ['x'.repeat(10_000), 'Too long'],
  ])('answers «%.20s» in words', async (text, answer) => {
    const { value } = parseParams(schema, { ...given({}), text })
    const view = await show(value as NumbersParams)
    expect(view.find('[role=status]').text()).toContain(answer)
    expect(view.find('output').exists()).toBe(false)
  })

  it('says when a number is beyond what is learned', async () => {
    const random = { weights: 'random', text: 'deux mille' } as const
    const session = await create(given(random), 1, context)
    const view = await show(random, session)
    expect(view.text()).toContain('Beyond')
    session.dispose()
  })

  it('judges a network once, however many numbers it then reads', async () => {
    const exact = vi.spyOn(NumeralTranslator.prototype, 'exact')
    const random = { weights: 'random', batchSize: 16 } as const
    const session = await create(given(random), 1, context)
    const judged = (await session.snapshot(true)).metrics
    session.setView!(given({ ...random, text: 'deux' }))
    const next = await session.snapshot(true)
    expect(exact).toHaveBeenCalledTimes(1)
    expect(next.metrics).toEqual(judged)
    expect([...next.arrays.words!.data]).toEqual(numeralTokens(2))
    await session.step!()
    await session.snapshot(true)
    expect(exact).toHaveBeenCalledTimes(2)
    session.dispose()
  })
})
