import { describe, expect, it } from 'vitest'
import { History } from '../../../demos/runtime/history'

const picture = (step: number, floats = 4) => ({
  step,
  metrics: { loss: 1 / (step + 1) },
  arrays: { map: { shape: [floats], data: new Float32Array(floats).fill(step) } },
})

describe('history', () => {
  it('keeps all metrics and the key frames, and finds the nearest', () => {
    const history = new History()
    for (const step of [0, 1, 2, 5, 10]) history.push(picture(step))
    expect(history.steps).toEqual([0, 1, 2, 5, 10])
    expect(history.nearest(4)?.step).toBe(5)
    expect(history.nearest(-3)?.step).toBe(0)
    expect(history.nearest(99)?.step).toBe(10)
    expect(history.curves(2)).toEqual({ steps: [0, 1, 2], metrics: { loss: [1, 1 / 2, 1 / 3] } })
  })

  it('takes a later picture of a step for the earlier one, and forgets what came after', () => {
    const history = new History()
    for (const step of [0, 5, 9]) history.push(picture(step))
    history.push(picture(5))
    expect(history.steps).toEqual([0, 5])
    expect(history.curves().steps).toEqual([0, 5])
  })

  it('stays within its budget over thousands of steps, with the first and last frame and even gaps', () => {
    const history = new History()
    for (let step = 0; step <= 6000; step++) history.push(picture(step))
    const { steps } = history
    expect(steps.length).toBeLessThanOrEqual(240)
    expect([steps[0], steps.at(-1)]).toEqual([0, 6000])
    const gaps = steps.slice(1).map((step, i) => step - steps[i]!)
    expect(Math.max(...gaps)).toBeLessThanOrEqual((2 * 6000) / steps.length + 40)
    const { steps: points, metrics } = history.curves()
    expect(points.length).toBeLessThanOrEqual(4001)
    expect([points[0], points.at(-1)]).toEqual([0, 6000])
    expect(metrics.loss).toHaveLength(points.length)
  })

  it('counts bytes, and arrays that frames share once', () => {
    const large = new History()
    for (let step = 0; step < 40; step++) large.push(picture(step, 2 ** 20)) // 4 MiB each
    expect(large.steps).toHaveLength(16)
    const shared = { shape: [2 ** 20], data: new Float32Array(2 ** 20) }
    const light = new History()
    for (let step = 0; step < 40; step++) light.push({ ...picture(step), arrays: { shared } })
    expect(light.steps).toHaveLength(40)
  })

  it('finds the frame that is nearest to any step of a long run', () => {
    const history = new History()
    for (let step = 0; step < 4000; step++) history.push(picture(step))
    for (let wanted = -10; wanted < 4010; wanted += 7) {
      const distances = history.steps.map((step) => Math.abs(step - wanted))
      expect(Math.abs(history.nearest(wanted)!.step - wanted)).toBe(Math.min(...distances))
    }
  })

  it('adds the curves of another window to its own', () => {
    const history = new History()
    history.push(picture(4))
    history.adopt({ steps: [0, 2, 4], metrics: { loss: [9, 8, 7] } })
    expect(history.curves()).toEqual({ steps: [0, 2, 4], metrics: { loss: [9, 8, 1 / 5] } })
  })
})
