// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { PUBLISHED_RESULTS } from '../../../demos/core/published/seer'
import { defaultParams } from '../../../demos/runtime/params'
import type { Lang } from '../../../demos/core/text'
import { schema, type SeerParams } from '../../../demos/seer/schema'
import { create } from '../../../demos/seer/session'
import all from '../../../demos/seer/strings'
import View from '../../../demos/seer/View.vue'

const snapshot = await (await create()).snapshot(true)
function show(changes: Partial<SeerParams> = {}, { lang = 'en' as Lang, still = false } = {}) {
  const params = { ...(defaultParams(schema) as SeerParams), ...changes }
  const curves = { steps: [], metrics: {} }
  return mount(View, { props: { params, snapshot, curves, strings: all[lang], lang, still } })
}
const VIT = PUBLISHED_RESULTS.findIndex(({ method }) => method === 'vit')

describe('SEER demo', () => {
  it('starts on the largest SEER, and says the values of what is picked', () => {
    expect(show().get('[role=slider]').attributes('aria-valuetext')).toBe('SEER, 1,300 million parameters, 84.2%')
    expect(show({ picked: 0 }, { lang: 'fr' }).text()).toContain('≈ 80,2')
    expect(show({ picked: 0 }).text()).toContain(all.en.view.readOff)
    expect(show({ picked: VIT }).text()).toContain(all.en.view.printed)
  })
  it('shows what the lecture said, or strikes it out beside the correction', () => {
    const corrected = show({ picked: VIT })
    expect(corrected.findAll('s')).toHaveLength(2)
    expect(corrected.text()).toContain(all.en.view.vitData)
    const said = show({ picked: VIT, vit: false, billions: false })
    expect(said.findAll('s')).toHaveLength(0)
    expect(said.text()).toContain(all.en.view.vitSaid)
    expect(said.text()).not.toContain(all.en.view.billionsRight)
  })
  it('picks by the arrow keys in the order of size, and by hovering', async () => {
    const view = show()
    const chart = view.get('[role=slider]')
    await chart.trigger('keydown', { key: 'ArrowRight' })
    await chart.trigger('keydown', { key: 'ArrowLeft' })
    await view.findAll('.point')[VIT]!.trigger('pointerenter')
    const picked = (view.emitted('set') as [string, number][]).map(([, index]) => index)
    expect(picked).toEqual([5, PUBLISHED_RESULTS.findIndex(({ parameters }) => parameters === 795), VIT])
  })
  it('has nothing to reach with the keyboard when it is printed', () => {
    expect(show({}, { still: true }).findAll('[tabindex]')).toEqual([])
  })
})
