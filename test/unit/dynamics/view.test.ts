// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { fixedPoints } from '../../../demos/core/dynamics/linear-siamese'
import { toPixels, toWeights } from '../../../demos/dynamics/portrait'
import { modelOf, schema, type DynamicsParams } from '../../../demos/dynamics/schema'
import { create } from '../../../demos/dynamics/session'
import all from '../../../demos/dynamics/strings'
import View from '../../../demos/dynamics/View.vue'
import { defaultParams } from '../../../demos/runtime/params'

const given = (changes: Partial<DynamicsParams> = {}) => ({ ...(defaultParams(schema) as DynamicsParams), ...changes })
const both = { predictor: true, stopGradient: true }
async function show(changes: Partial<DynamicsParams> = {}, still = false) {
  const params = given(changes)
  const snapshot = await (await create(params)).snapshot(true)
  const curves = { steps: [], metrics: {} }
  return mount(View, { props: { params, snapshot, curves, strings: all.en, lang: 'en', still } })
}
const verdict = async (changes: Partial<DynamicsParams>) => (await show(changes)).find('.verdict').text()

describe('dynamics demo', () => {
  it('collapses until both switches are on', async () => {
    expect(await verdict({ predictor: false })).toBe('w → 0.00: collapsed')
    expect(await verdict({})).toMatch(/collapsed/)
    expect(await verdict({ predictor: false, stopGradient: true })).toMatch(/collapsed/)
    const { w } = fixedPoints(modelOf(given(), true, true))[1]!
    expect(await verdict(both)).toBe(`w → ${w.toFixed(2)}: holds`.replace(': holds', ': it holds'))
  })

  it('marks the fixed points only where there are any', async () => {
    expect((await show(both)).findAll('.stable, .saddle')).toHaveLength(2)
    expect((await show({ ...both, eta: 0.2 })).findAll('.stable, .saddle')).toHaveLength(0)
  })

  it('keeps the answer hidden until there is a prediction, then says whether it was right', async () => {
    const cells = (view: Awaited<ReturnType<typeof show>>) => view.findAll('.cell strong').map((cell) => cell.text())
    expect(cells(await show())).toEqual(['?', '?', '?', '?'])
    const [right, wrong] = [await show({ guess: 'both' }), await show({ guess: 'stop' })]
    expect(cells(right)).toEqual(['w → 0', 'w → 0', 'w → 0', 'w holds'])
    expect(right.text()).toContain('“both”: right')
    expect(wrong.text()).toContain('“stop-gradient alone”: no')
    expect((await show({ guess: 'both', eta: 0.3 })).text()).toContain('nothing holds')
  })

  it('sets both switches by a click on a combination', async () => {
    const view = await show()
    await view.findAll('.cell')[3]!.trigger('click')
    expect(view.emitted('set')).toEqual([
      ['predictor', true],
      ['stopGradient', true],
    ])
  })

  it('moves the start by arrow keys, and keeps it inside', async () => {
    const view = await show({ ...both, start: [1.4, 0.5] })
    await view.find('[role=slider]').trigger('keydown', { key: 'ArrowUp' })
    await view.find('[role=slider]').trigger('keydown', { key: 'ArrowRight' })
    expect(view.emitted('set')).toEqual([
      ['start', [1.4, 0.54]],
      ['start', [1.4, 0.5]],
    ])
  })

  it('finds the weights under a place of the picture', () => {
    for (const weights of [
      { p: -0.4, w: 0 },
      { p: 0.62, w: 0.34 },
      { p: 1.4, w: 1.2 },
    ])
      expect(toWeights(toPixels(weights))).toEqual(weights)
  })

  it('has nothing to press in print', async () => {
    expect((await show(both, true)).findAll('[tabindex], button')).toHaveLength(0)
  })
})
