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
    [metricOf('knnEmbedding', run), 0.1 + run / 20],
  ]).flat() as [string, number][],
)
/** Of run r, three points at (r / 10, 0), of classes 0, 1 and 1. */
const arrays = {
  points: {
    shape: [RUNS, 3, 2],
    data: Float32Array.from({ length: RUNS * 6 }, (_, i) => (i % 2 ? 0 : Math.floor(i / 6) / 10)),
  },
  labels: { shape: [3], data: Uint8Array.of(0, 1, 1) },
}
const show = (still = false) =>
  mount(View, {
    props: {
      params: defaultParams(schema) as DistillationParams,
      snapshot: { step: 40, metrics: { ...metrics, rankUntrained: 80 }, arrays },
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

it('names SimSiam and BYOL where they lie, with the spread and k-NN of e of each', () => {
  const cells = show().findAll('.cell')
  for (const text of ['SimSiam', '0.30', '0.25']) expect(cells[3]!.text()).toContain(text)
  expect(cells[7]!.text()).toContain('BYOL')
  expect(cells[7]!.attributes('aria-pressed')).toBe('true')
})

it('draws the embeddings of each run, a path for each class', () => {
  const paths = show().findAll('.cell')[5]!.findAll('path')
  expect(paths[0]!.attributes('d')).toBe('M0.50 0.00h0')
  expect(paths[1]!.attributes('d')).toBe('M0.50 0.00h0M0.50 0.00h0')
})

it('a click on a cell turns only the switches that differ', async () => {
  const view = show()
  await view.findAll('.cell')[3]!.trigger('click')
  expect(view.emitted('set')).toEqual([['movingAverage', false]])
})

it('has no buttons when printed', () => expect(show(true).findAll('button')).toHaveLength(0))
