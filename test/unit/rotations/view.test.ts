// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { compute } from '../../../demos/rotations/model'
import { schema, type RotationsParams } from '../../../demos/rotations/schema'
import { create } from '../../../demos/rotations/session'
import all from '../../../demos/rotations/strings'
import View from '../../../demos/rotations/View.vue'
import { defaultParams } from '../../../demos/runtime/params'

const given = (changes: Partial<RotationsParams>) => ({ ...(defaultParams(schema) as RotationsParams), ...changes })
const metrics = (changes: Partial<RotationsParams>) => compute(given(changes), 1).metrics
async function show(changes: Partial<RotationsParams> = {}, still = false) {
  const params = given(changes)
  const snapshot = await (await create(params, 1)).snapshot(true)
  const curves = { steps: [], metrics: {} }
  const props = { params, snapshot, curves, strings: all.en, lang: 'en', still }
  return mount(View, { props: props as InstanceType<typeof View>['$props'] })
}

describe.each(['2', '3'] as const)('rotations in %s dimensions', (dimension) => {
  it('of queries and keys together leave scores, weights and outputs', () => {
    const { scores, weights, outputs, lengths } = metrics({ dimension, axis: 'y', angleQ: 75, together: true })
    for (const change of [scores, weights, outputs, lengths]) expect(change).toBeLessThan(1e-12)
  })
  it('of queries alone change the scores, and no length', () => {
    const { scores, lengths } = metrics({ dimension, angleQ: 75 })
    expect(scores).toBeGreaterThan(0.1)
    expect(lengths).toBeLessThan(1e-12)
  })
  it('of values turn the outputs, and leave the weights', () => {
    const { weights, outputs, mapped } = metrics({ dimension, angleV: 75 })
    expect(weights).toBe(0)
    expect(outputs).toBeGreaterThan(0.1)
    expect(mapped).toBeLessThan(1e-12)
  })
  it('are not general matrices: the same one for queries and keys changes the scores', () => {
    const { scores, lengths } = metrics({ dimension, maps: 'matrix', together: true })
    expect(scores).toBeGreaterThan(0.1)
    expect(lengths).toBeGreaterThan(0.1)
  })
})

describe('view of rotations', () => {
  it('edits the entry that the plane uses, within its range', async () => {
    const view = await show({ maps: 'matrix' })
    const inputs = view.findAll('input[role=spinbutton]')
    expect(inputs).toHaveLength(12)
    await inputs[2]!.setValue('7')
    expect(view.emitted('set')).toEqual([['Wq', [1.5, 0.5, 0, 2, 0.5, 0, 0, 0, 1]]])
  })
  it('walks around space, not around the plane', async () => {
    const view = await show({ dimension: '3' })
    await view.get('input[type=range]').setValue('45')
    expect(view.emitted('set')).toEqual([['camera', 45]])
    expect((await show()).find('input').exists()).toBe(false)
    expect((await show({ dimension: '3', maps: 'matrix' }, true)).findAll('input, [tabindex]')).toEqual([])
  })
})
