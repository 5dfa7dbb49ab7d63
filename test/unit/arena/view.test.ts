// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { PROTOCOLS, resultIndex, RESULT_COUNT, readScore } from '../../../demos/arena/results'
import { schema, type ArenaParams } from '../../../demos/arena/schema'
import all from '../../../demos/arena/strings'
import { exportRows } from '../../../demos/arena/results-table'
import View from '../../../demos/arena/View.vue'
import { METHOD_NAMES } from '../../../demos/core/ssl/registry'
import { toCsv } from '../../../demos/plots/export-files'
import { defaultParams } from '../../../demos/runtime/params'
import type { Lang } from '../../../demos/core/text'

const params = defaultParams(schema) as ArenaParams
const results = new Float32Array(RESULT_COUNT * 3 * PROTOCOLS.length).fill(NaN)
for (const [start, value] of [0.8, 0.84].entries()) results[resultIndex('simclr', start, 'knn', 3)] = value
const column = (value: number) => ({ shape: [10], data: new Float32Array(10).fill(value) })
const arrays = {
  results: { shape: [RESULT_COUNT, 3, PROTOCOLS.length], data: results },
  now: column(0.7),
  nowEmbedding: column(0.1),
  operations: column(54e6),
  milliseconds: column(15),
  floats: column(205_000),
  unit: { shape: [1], data: Float32Array.of(54e6) },
  seeds: { shape: [3], data: Int32Array.of(1, -2, 3) },
}
const show = (lang: Lang, empty = false, scores = results) =>
  mount(View, {
    props: {
      params,
      snapshot: empty
        ? { step: 0, metrics: {}, arrays: {} }
        : { step: 240, metrics: {}, arrays: { ...arrays, results: { ...arrays.results, data: scores } } },
      curves: empty ? { steps: [], metrics: {} } : { steps: [0, 220, 240], metrics: { simclr: [0.6, 0.7, 0.75] } },
      strings: all[lang],
      lang,
      still: false,
    },
  })

describe.each(['fr', 'en'] as const)('view of arena, %s', (lang) => {
  it('names all that is drawn, with no place left empty', () => {
    for (const wrapper of [show(lang), show(lang, true)]) expect(wrapper.html()).not.toMatch(/\{\w+\}|undefined|NaN/)
    const boxes = show(lang).findAll('input')
    expect(boxes).toHaveLength(METHOD_NAMES.length)
    for (const box of boxes) expect(box.attributes('aria-label')?.length).toBeGreaterThan(3)
  })
})

it('shows each start that is over, their mean and their spread', () => {
  const row = show('en').find('[data-method=simclr]')
  expect(row.findAll('.start')).toHaveLength(2)
  expect(row.text()).toContain('0.820 ± 0.028')
  expect(readScore(results, 'simclr', 'knn').deviation).toBeCloseTo(0.04 / Math.SQRT2, 6)
})

it('marks k-NN of e, of the start that is running until one is over', () => {
  const at = (scores: typeof results): number => {
    const path = show('en', false, scores).find('[data-method=simclr] .embedding').attributes('d')!
    return Number(/M([\d.]+)/.exec(path)![1])
  }
  const over = results.slice()
  over[resultIndex('simclr', 0, 'embedding', 3)] = 0.6
  expect(at(results)).toBeCloseTo(112, 3)
  expect(at(over)).toBeGreaterThan(200)
})

it.each([
  ['steadily below', [0.76, 0.7999], 'behind'],
  ['now above, now below', [0.83, 0.8], 'undecided'],
] as const)('names who is ahead, and puts one that is %s where it belongs', (_, values, place) => {
  const mine = results.slice()
  for (const [start, value] of values.entries()) mine[resultIndex('byol', start, 'knn', 3)] = value
  const { view, metrics } = all.en
  const verdict = show('en', false, mine).find('.verdict').text()
  expect(verdict).toBe(
    `${view.first.replace('{names}', metrics.simclr)} ${view[place].replace('{names}', metrics.byol)}`,
  )
})

it('ranks nobody after one start', () => {
  const mine = new Float32Array(results.length).fill(NaN)
  for (const name of ['simclr', 'byol'] as const) mine[resultIndex(name, 0, 'knn', 3)] = 0.8
  expect(show('en', false, mine).find('.verdict').text()).toBe(all.en.view.oneStart)
})

it('a box picks a method or drops it', async () => {
  const wrapper = show('en')
  await wrapper.findAll('input')[1]!.trigger('change')
  const [key, value] = wrapper.emitted('set')![0] as [string, number[]]
  expect(key).toBe('picked')
  expect(value[METHOD_NAMES.indexOf('simclr')]).toBe(0)
  expect(value.filter((on) => on === 1)).toHaveLength(3)
})

it('writes a row for each start that is over, quoted where CSV needs it', () => {
  const rows = exportRows(['a', 'b'], arrays, params)
  expect(rows).toHaveLength(3)
  expect(rows[2]!.slice(0, 2)).toEqual(['simclr', 2 ** 32 - 2])
  expect(rows[2]![4]).toBe(0.84)
  expect(toCsv([['a,b', 'c"d', 1.5]], 'en')).toBe('\ufeff"a,b","c""d",1.5\r\n')
  expect(toCsv([['précision', 'a;b', -1.5]], 'fr')).toBe('\ufeffprécision;"a;b";-1,5\r\n')
})

it('keeps a race, which a page opened anew still has, until it is forgotten', async () => {
  const button = (name: string) => wrapper.findAll('button').find((each) => each.text() === name)!
  let wrapper = show('en')
  await button(all.en.view.keep).trigger('click')
  vi.resetModules()
  const { default: Anew } = await import('../../../demos/arena/View.vue')
  wrapper = mount(Anew, { props: show('fr').props() as never })
  expect(wrapper.findAll('.before')).toHaveLength(1)
  expect(wrapper.text()).toContain(`${all.fr.view.stepsShort}, lot 64`)
  await button(all.fr.view.forget).trigger('click')
  expect(wrapper.findAll('.before')).toHaveLength(0)
  expect(show('en', true).findAll('button')[0]!.attributes('disabled')).toBeDefined()
})

it('hands out the board as a drawing of its own', async () => {
  const made = vi.spyOn(URL, 'createObjectURL')
  const wrapper = mount(View, { attachTo: document.body, props: show('en').props() as never })
  await wrapper.vm.$nextTick()
  await wrapper.findAll('button').at(-1)!.trigger('click')
  const text = await (made.mock.calls[0]![0] as Blob).text()
  expect(text).toContain('Barlow Twins')
  expect(text).toContain('xmlns')
  wrapper.unmount()
})
