import { describe, expect, it } from 'vitest'
import { startFrom } from '../../../demos/barlow/starts'
import { FEATURES } from '../../../demos/core/nn/encoder'
import { Random } from '../../../demos/core/random'

const D = 4
const random = new Random(1, 'test')
const before = Float32Array.from({ length: 10 + FEATURES * D + D }, () => random.normal())
const started = (start: Parameters<typeof startFrom>[0]) => {
  const theta = before.slice()
  startFrom(start, theta, D)
  const W = theta.subarray(10, 10 + FEATURES * D)
  return { theta, b: [...theta.subarray(-D)], column: (j: number) => W.filter((_, at) => at % D === j) }
}
const apart = (a: Float32Array, b: Float32Array) => Math.hypot(...a.map((value, i) => value - b[i]!)) / Math.hypot(...a)

describe('starts of Barlow Twins', () => {
  it('leave all but the last layer as it is, and that one too at random', () => {
    expect(started('random').theta).toEqual(before)
    for (const start of ['equal', 'constant'] as const) {
      expect(started(start).theta.slice(0, 10)).toEqual(before.slice(0, 10))
    }
  })
  it('make units that nearly agree', () => {
    const { column } = started('equal')
    expect(column(0)).toEqual(started('random').column(0))
    for (let j = 1; j < D; j++) {
      expect(apart(column(0), column(j))).toBeLessThan(0.2)
      expect(apart(column(0), column(j))).toBeGreaterThan(0)
    }
  })
  it('make units that hardly see the image, of either sign', () => {
    const { column, b } = started('constant')
    expect(b).toEqual([-1, 1, -1, 1])
    expect(Math.max(...column(2).map(Math.abs))).toBeLessThan(0.01)
  })
})
