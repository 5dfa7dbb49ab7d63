// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { schema, type CropsParams } from '../../../demos/crops/schema'
import all from '../../../demos/crops/strings'
import View from '../../../demos/crops/View.vue'
import { defaultParams } from '../../../demos/runtime/params'

const defaults = defaultParams(schema) as CropsParams
const picture = (side: number) => ({ shape: [1, side, side, 3], data: new Uint8Array(side * side * 3) })
const metrics = {
  loss: 3,
  lossMany: 4.8,
  knnOne: 0.4,
  knnMany: 0.3,
  knnUntrained: 0.3,
  knnPixels: 0.3,
  shareOne: 1,
  shareMany: 0.4,
}
function show(changes: Partial<CropsParams> = {}, still = false) {
  const snapshot = { step: 20, metrics, arrays: { one: picture(16), many: picture(32) } }
  const curves = { steps: [0, 20], metrics: { knnOne: [0.3, 0.4], knnMany: [0.3, 0.3] } }
  return mount(View, {
    props: { params: { ...defaults, ...changes }, snapshot, curves, strings: all.en, lang: 'en', still },
  })
}

describe('view of the crops demo', () => {
  it('says whether two crops share an object', () => {
    expect(
      show({ crops: [0, 0, 1, 1] })
        .get('.verdict')
        .text(),
    ).toBe(all.en.view.apart)
    expect(
      show({ crops: [0.2, 0.2, 0.3, 0.2] })
        .get('.verdict')
        .text(),
    ).toBe(all.en.view.shared)
    expect(
      show({ picture: 'one', crops: [0, 0, 1, 1] })
        .get('.verdict')
        .text(),
    ).toBe(all.en.view.shared)
  })
  it('moves a crop by the arrow keys, and keeps the other', async () => {
    const view = show({ crops: [0.5, 0.5, 0.7, 0.7] })
    await view.findAll('.drag-handle')[0]!.trigger('keydown', { key: 'ArrowRight' })
    const [key, list] = view.emitted('set')![0] as [string, number[]]
    expect(key).toBe('crops')
    expect(list[0]).toBeGreaterThan(0.5)
    expect(list.slice(1)).toEqual([0.5, 0.7, 0.7])
  })
  it('stays within the picture', () => {
    const rects = show({ crops: [0, 1, 1, 0] }).findAll('.picture rect')
    expect(rects).toHaveLength(4)
    for (const rect of rects) {
      const [x, y, side] = ['x', 'y', 'width'].map((name) => Number(rect.attributes(name))) as [number, number, number]
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
      expect(Math.max(x, y) + side).toBeLessThanOrEqual(232 + 1e-9)
    }
  })
  it('is printed without anything to press', () => {
    expect(show({}, true).findAll('button, [tabindex]')).toEqual([])
  })
})
