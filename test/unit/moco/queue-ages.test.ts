// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import QueueAges from '../../../demos/moco/QueueAges.vue'
import all from '../../../demos/moco/strings'

const show = (drift: readonly number[], driftAges: readonly number[]) =>
  mount(QueueAges, {
    props: { ages: [0, 0, 1, 1, 2, 2], bank: false, drift, driftAges, label: 'belt', texts: all.en.view, lang: 'en' },
  })

it('draws the angle between a stored key and the one of now, above the keys of its age', () => {
  const turned = show([1, 0.5, 0], [0, 1, 2])
  const angles = turned.findAll('g[transform^=rotate]').map((g) => g.attributes('transform'))
  expect(angles).toEqual(['rotate(0.0)', 'rotate(60.0)', 'rotate(90.0)'])
  const across = turned.findAll('g[transform^=translate]').map((g) => parseFloat(g.attributes('transform')!.slice(10)))
  expect(across).toEqual([676 / 6, 676 / 2, (676 * 5) / 6].map((x) => expect.closeTo(x, 3)))
})

it('leaves out an age of which nothing is known, or that is no longer stored', () => {
  expect(show([NaN, 0.5], [0, 9]).findAll('.stored')).toHaveLength(0)
})
