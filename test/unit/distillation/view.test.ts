// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { metricOf, RUNS, runOf, switchesOf } from '../../../demos/distillation/runs'
import { schema, type DistillationParams } from '../../../demos/distillation/schema'
import all from '../../../demos/distillation/strings'
import View from '../../../demos/distillation/View.vue'
import { defaultParams } from '../../../demos/runtime/params'

const metrics = Object.fromEntries(
  Array.from({ length: RUNS }, (_, run) => [
    [metricOf('spread', run), run / 10],
    [metricOf('rank', run), 10 * run],
  ]).flat() as [string, number][],
)
const show = (still = false) =>
  mount(View, {
    props: {
      params: defaultParams(schema) as DistillationParams,
      snapshot: { step: 40, metrics: { ...metrics, rankUntrained: 80 }, arrays: {} },
      curves: { steps: [], metrics: {} },
      strings: all.en,
      lang: 'en',
      still,
    },
  })

it('numbers the eight runs, each by its three switches', () => {
  const runs = Array.from({ length: RUNS }, (_, run) => runOf(switchesOf(run)))
  expect(runs).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
})

it('names SimSiam and BYOL where they lie, with the spread and the rank of each', () => {
  const cells = show().findAll('.cell')
  for (const text of ['SimSiam', '0.30', '30.0']) expect(cells[3]!.text()).toContain(text)
  expect(cells[7]!.text()).toContain('BYOL')
  expect(cells[7]!.attributes('aria-pressed')).toBe('true')
})

it('a click on a cell turns only the switches that differ', async () => {
  const view = show()
  await view.findAll('.cell')[3]!.trigger('click')
  expect(view.emitted('set')).toEqual([['movingAverage', false]])
})

it('has no buttons when printed', () => expect(show(true).findAll('button')).toHaveLength(0))
