// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { schema, type HeadsParams } from '../../../demos/heads/schema'
import { create } from '../../../demos/heads/session'
import all from '../../../demos/heads/strings'
import View from '../../../demos/heads/View.vue'
import { defaultParams } from '../../../demos/runtime/params'

const given = (changes: Partial<HeadsParams>) => ({ ...(defaultParams(schema) as HeadsParams), ...changes })
const snap = async (changes: Partial<HeadsParams> = {}) => (await create(given(changes), 1)).snapshot(true)
async function show(changes: Partial<HeadsParams> = {}, still = false) {
  const curves = { steps: [], metrics: {} }
  const props = { params: given(changes), snapshot: await snap(changes), curves, strings: all.en, lang: 'en', still }
  return mount(View, { props: props as InstanceType<typeof View>['$props'] })
}

describe('heads demo', () => {
  it('stacks h heads of d and returns to d', async () => {
    for (const heads of schema.heads.options) {
      const { stack, Wh, output, X } = (await snap({ heads, maps: 'random' })).arrays
      expect([stack!.shape, Wh!.shape, output!.shape]).toEqual([
        [16 * Number(heads), 5],
        [16, 16 * Number(heads)],
        [16, 5],
      ])
      expect(X!.shape).toEqual([16, 5])
    }
  })
  it('has a built head that finds the same word, and one that finds the word before', async () => {
    const { A0, A1 } = (await snap()).arrays
    expect(A0!.data[3]).toBeCloseTo(0.5, 1)
    expect(A0!.data[15]).toBeCloseTo(A0!.data[0]!, 5)
    expect(Math.max(...[0, 1, 2, 3, 4].map((i) => A1!.data[5 * i + 2]!))).toBe(A1!.data[5 * 1 + 2])
  })
  it('draws other maps when they are random', async () => {
    const output = async (changes: Partial<HeadsParams>) => [...(await snap(changes)).arrays.output!.data]
    expect(await output({ maps: 'random', draw: 2 })).not.toEqual(await output({ maps: 'random' }))
    expect(await output({ draw: 2 })).toEqual(await output({}))
  })
})

describe('view of heads', () => {
  it('has a map for each head, named by its question', async () => {
    const view = await show({ heads: '2' })
    const named = view.findAll('.heatmap').map((map) => map.attributes('aria-label'))
    expect(named).toEqual([
      'Head 1, same word?',
      'Head 2, word before?',
      'tokens X, 16 × 5',
      'return map W_h, 16 × 32',
      'outputs stacked, 32 × 5',
      'outputs H, 16 × 5',
    ])
    expect(view.text()).toContain('3 × 2 × 16 = 96')
  })
  it('tells what is left out, asks for a word when there is none, and shows markup as text', async () => {
    const view = await show({ sentence: '<b>a</b> b c d e f g' })
    expect(view.text()).toContain('left out: 1')
    expect(view.find('p b').exists()).toBe(false)
    expect((await show({ sentence: 'ab '.repeat(70) })).text()).toContain('first 200 characters')
    expect((await show({ sentence: ' … ' })).text()).toContain('Write at least one word.')
  })
  it('has nothing to operate in print', async () => {
    expect((await show({}, true)).findAll('[tabindex]')).toEqual([])
  })
})
