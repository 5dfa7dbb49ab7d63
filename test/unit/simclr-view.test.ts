// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { Random } from '../../demos/core/random'
import type { NdArray } from '../../demos/core/ndarray'
import type { Lang } from '../../demos/core/text'
import type { Schema, Snapshot } from '../../demos/runtime/contract'
import View from '../../demos/simclr/View.vue'
import { schema, type SimclrParams } from '../../demos/simclr/schema'
import all from '../../demos/simclr/strings'

const [N, m, n, k] = [12, 6, 4, 5]
type DatasetName = 'mnist' | 'emoji' | 'shapes' | 'own'

const defaults = (of: Schema) => Object.fromEntries(Object.entries(of).map(([key, spec]) => [key, spec.default]))

function snapshotOf(dataset: DatasetName): Snapshot {
  const random = new Random(1, dataset)
  const c = dataset === 'mnist' ? 1 : 3
  const bytes = (...shape: number[]): NdArray => ({
    shape,
    data: Uint8Array.from({ length: shape.reduce((a, b) => a * b) }, () => random.int(256)),
  })
  const classes = (count: number): NdArray => ({
    shape: [N],
    data: Uint8Array.from({ length: N }, (_, i) => i % count),
  })
  const neighbours = (step: number): NdArray => ({
    shape: [N, k],
    data: Uint16Array.from({ length: N * k }, (_, i) => (Math.floor(i / k) + step * ((i % k) + 1)) % N),
  })
  const similarity = new Uint8Array(4 * n * n).fill(128)
  for (let i = 0; i < 2 * n; i++) similarity[i * 2 * n + ((i + n) % (2 * n))] = 255
  return {
    step: 20,
    metrics: { loss: 2.5, knn: 0.81, knnUntrained: 0.59, knnPixels: 0.75, spread: 0.97, rank: 14.2, knnShape: 0.4 },
    arrays: {
      images: bytes(N, 16, 16, c),
      labels: classes(6),
      views: bytes(2 * m, 16, 16, c),
      similarity: { shape: [2 * n, 2 * n], data: similarity },
      map: { shape: [N, 2], data: Float32Array.from({ length: 2 * N }, () => random.normal()) },
      neighbours: neighbours(6),
      untrainedNeighbours: neighbours(1),
      ...(dataset === 'shapes' && { shape: classes(6), colour: classes(4), texture: classes(3) }),
    },
  }
}
function show(dataset: DatasetName, lang: Lang, more: object = {}) {
  return mount(View, {
    props: {
      params: { ...defaults(schema), dataset, picked: 3, colourBy: 'colour' } as SimclrParams,
      snapshot: snapshotOf(dataset),
      curves: { steps: [0, 10, 20], metrics: { loss: [5, 3, 2.5], knnShape: [0.2, NaN, 0.4] } },
      strings: all[lang],
      lang,
      still: false,
      ...more,
    },
  })
}

const cases = (['mnist', 'emoji', 'shapes'] as const).flatMap((set) => [[set, 'fr'] as const, [set, 'en'] as const])
describe.each(cases)('view of simclr: %s, %s', (dataset, lang) => {
  it('names everything that is drawn or worked, with no place left empty', () => {
    const wrapper = show(dataset, lang)
    for (const element of wrapper.findAll('[role], button')) {
      if (element.attributes('aria-hidden')) continue
      expect(element.attributes('aria-label')?.length, element.html().slice(0, 120)).toBeGreaterThan(3)
    }
    expect(wrapper.html()).not.toMatch(/\{\w+\}|undefined|NaN/)
    expect(wrapper.text()).toContain(lang === 'fr' ? '14,2' : '14.2')
  })

  it('marks the positives n away from the diagonal and tells their mean', () => {
    const wrapper = show(dataset, lang)
    const marks = wrapper.find('.mark').attributes('d')!.split('z').filter(Boolean)
    expect(marks).toHaveLength(2 * n)
    expect(marks[0]).toMatch(`M${(n * 186) / (2 * n)} 0h`)
    expect(wrapper.find('.pairs').text()).toContain(lang === 'fr' ? '1,00' : '1.00')
  })

  it('picks by clicking a neighbour', async () => {
    const wrapper = show(dataset, lang)
    await wrapper.findAll('button')[0]!.trigger('click')
    expect(wrapper.emitted('set')).toEqual([['picked', 4]])
  })

  it('has nothing to press when still', () => {
    const wrapper = show(dataset, lang, { still: true })
    expect(wrapper.findAll('button, [tabindex]')).toHaveLength(0)
  })

  it('holds with only the metrics of a step, before anything is evaluated', () => {
    const bare = { step: 0, metrics: { loss: NaN }, arrays: {} }
    expect(show(dataset, lang, { snapshot: bare, curves: { steps: [], metrics: {} } }).text()).toContain('–')
  })
})

it('underlines neighbours of the class that is coloured by', () => {
  // neighbours now are 6 apart: the same of 6 shapes; colours take turns by 4, so every other one is the same
  expect(show('mnist', 'en').findAll('.underlined').length).toBe(k)
  expect(show('mnist', 'fr').text()).toContain('même étiquette\u202f: 0 sur 5 → 5 sur 5')
  expect(show('shapes', 'fr').text()).toContain('même couleur\u202f: 1 sur 5 → 2 sur 5')
})

it('shows what is kept of shape, colour and texture on shapes only', () => {
  expect(show('shapes', 'fr').text()).toContain('forme 0,40')
  expect(show('shapes', 'fr').text()).not.toContain('pixels bruts')
  expect(show('mnist', 'fr').text()).toContain('pixels bruts 0,75')
})

describe('view of simclr: images of one’s own without labels', () => {
  it('says that k-NN is not measured, and marks no neighbour as of the same label', () => {
    const snapshot = snapshotOf('own')
    const arrays = Object.fromEntries(Object.entries(snapshot.arrays).filter(([key]) => key !== 'labels'))
    const metrics = { ...snapshot.metrics, knn: NaN, knnUntrained: NaN, knnPixels: NaN }
    const wrapper = show('own', 'fr', { snapshot: { ...snapshot, metrics, arrays } })
    expect(wrapper.text()).toContain(all.fr.view.knnNone)
    expect(wrapper.find('.meter').exists()).toBe(false)
    expect(wrapper.text()).not.toContain('même étiquette')
    expect(wrapper.html()).not.toMatch(/\{\w+\}|undefined|NaN/)
  })
})
