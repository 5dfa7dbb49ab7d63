// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { compute } from '../../../demos/rotations/model'
import { schema, type RotationsParams } from '../../../demos/rotations/schema'
import { create } from '../../../demos/rotations/session'
import all from '../../../demos/rotations/strings'
import View from '../../../demos/rotations/View.vue'
import { turnOf, TURNS } from '../../../demos/rotations/turns'
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
  const turned = async (turn: keyof typeof TURNS) => {
    const view = await show(TURNS[turn])
    return [view.get('.verdict').text(), view.get('.count').text()]
  }
  it('says what each of the three buttons changes, from what is computed', async () => {
    expect(await turned('q')).toEqual(['The weights change.', '16 of 16 weights changed'])
    expect(await turned('both')).toEqual(['Nothing has changed.', '0 of 16 weights changed'])
    expect(await turned('v')).toEqual(['Same weights; the outputs turn.', '0 of 16 weights changed'])
    expect((await show()).get('.verdict').text()).toBe('Nothing is turned yet.')
  })
  it('leaves the weights and the outputs to 1e-6 where queries and keys turn by the same angle, however it is set', () => {
    for (const angle of [-175, 35, 180])
      for (const changes of [
        { angleQ: angle, angleK: angle },
        { angleQ: angle, together: true },
      ]) {
        const { weights, outputs } = metrics(changes)
        expect(Math.max(weights, outputs)).toBeLessThan(1e-6)
        expect(turnOf(given(changes))).toBe('both')
      }
    expect(metrics({ angleQ: 35, angleK: 40 }).weights).toBeGreaterThan(0.01)
  })
  it('turns by its buttons, and knows which one the angles belong to', async () => {
    const view = await show()
    await view.findAll('.large-choice button')[1]!.trigger('click')
    const set = Object.fromEntries(view.emitted<[string, number]>('set')!)
    expect(set).toEqual(TURNS.both)
    expect(turnOf(given(set))).toBe('both')
    expect((await show(TURNS.v)).get('[aria-pressed=true]').text()).toBe('Turn V')
    expect(turnOf(given({ angleQ: 30, angleV: 30 }))).toBeUndefined()
  })
  it('turns by the arrow keys at its rings, through half a turn and on', async () => {
    const view = await show({ angleQ: 180 })
    const [q, k, v] = view.findAll('.drag-handle')
    await q!.trigger('keydown', { key: 'ArrowUp' })
    await k!.trigger('keydown', { key: 'ArrowLeft' })
    await v!.trigger('keydown', { key: 'ArrowRight' })
    expect(view.emitted('set')).toEqual([
      ['angleQ', -175],
      ['angleK', -5],
      ['angleV', 5],
    ])
    const together = await show({ together: true })
    await together.findAll('.drag-handle')[1]!.trigger('keydown', { key: 'ArrowUp' })
    expect(together.emitted('set')).toEqual([['angleQ', 5]])
  })
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
    expect((await show({}, true)).findAll('button, [tabindex]')).toEqual([])
  })
})
