// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { defaultParams } from '../../../demos/runtime/params'
import { schema, type ScalingParams } from '../../../demos/scaling/schema'
import { create } from '../../../demos/scaling/session'
import all from '../../../demos/scaling/strings'
import View from '../../../demos/scaling/View.vue'

const given = (changes: Partial<ScalingParams>) => ({ ...(defaultParams(schema) as ScalingParams), ...changes })
const snap = async (changes: Partial<ScalingParams> = {}, seed = 1) =>
  (await create(given(changes), seed)).snapshot(true)

describe('scaling demo', () => {
  it('measures a variance of d, and of 1 after division, for every law and several seeds', async () => {
    for (const law of schema.law.options) {
      for (const seed of [1, 2, 3]) {
        const { variance, scaledVariance } = (await snap({ law, d: 1024 }, seed)).metrics
        expect(Math.abs(scaledVariance! - 1)).toBeLessThan(0.1)
        expect(variance! / 1024).toBeCloseTo(scaledVariance!, 10)
      }
    }
  })
  it('keeps the entropy with division, and loses it without', async () => {
    const { raw, scaled } = (await snap()).arrays
    expect(raw!.data.at(-1)).toBeLessThan(0.4)
    expect(Math.abs(scaled!.data.at(-1)! - scaled!.data[4]!)).toBeLessThan(0.15)
    expect(scaled!.data[0]).toBeCloseTo(raw!.data[0]!, 6)
  })
  it('shows the weights of the dimension chosen, in both languages', async () => {
    for (const lang of ['fr', 'en'] as const) {
      const params = given({ d: 1, keys: 5 })
      const snapshot = await snap(params)
      const props = { params, snapshot, curves: { steps: [], metrics: {} }, strings: all[lang], lang, still: false }
      const view = mount(View, { props: props as InstanceType<typeof View>['$props'] })
      expect(view.findAll('.bars')).toHaveLength(2)
      expect(view.get('.bars').findAll('rect')).toHaveLength(5)
      expect(view.text()).toContain(lang === 'fr' ? 'Moyenne de 200' : 'Mean of 200')
    }
  })
})
