// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import AttentionBridge from '../../../components/figures/AttentionBridge.vue'
import { bridgeScene } from '../../../components/figures/bridge'
import { create } from '../../../demos/info-nce/session'
import { schema, type InfoNceParams } from '../../../demos/info-nce/schema'
import { defaultParams } from '../../../demos/runtime/params'

vi.mock('@slidev/client', () => ({ configs: { htmlAttrs: { lang: 'en' } } }))

describe('bridge from A9 to P2', () => {
  it('shows the weights with which the demo of A9 opens, and finds the same in the matrix of attention', async () => {
    const { weights, columns, reading, angles, beta } = bridgeScene()
    const { arrays } = await (await create(defaultParams(schema) as InfoNceParams)).snapshot(true)
    expect(Float32Array.from(weights)).toEqual(arrays.weights!.data)
    columns[0]!.forEach((a, i) => expect(a).toBeCloseTo(weights[i]!, 14))
    // the slope of the demo is that of what is read, minus the positive key
    const radians = angles.map((angle) => (angle * Math.PI) / 180)
    const [q, positive] = radians as [number, number]
    const slope =
      beta * (-Math.sin(q) * (reading[0]! - Math.cos(positive)) + Math.cos(q) * (reading[1]! - Math.sin(positive)))
    expect(slope).toBeCloseTo(arrays.slopes!.data[0]!, 5)
  })

  it('moves the same numbers from the circle into the first column', async () => {
    const view = mount(AttentionBridge, { props: { moved: false } })
    const cells = () => view.findAll('.cell').map((cell) => cell.text())
    const placed = () => view.findAll('.cell').map((cell) => cell.attributes('style'))
    const [texts, before] = [cells(), placed()]
    await view.setProps({ moved: true })
    expect(cells()).toEqual(texts)
    expect(view.findAll('.ghost').map((each) => each.text())).toEqual(texts)
    placed().forEach((style, i) => expect(style).not.toBe(before[i]))
    expect(new Set(placed().map((style) => /\((.*?)px/.exec(style!)![1])).size).toBe(1)
  })
})
