import { describe, expect, it } from 'vitest'
import { project, rotate3d } from '../../../../demos/core/linalg/projection'
import { Random } from '../../../../demos/core/random'

describe('project', () => {
  it('leaves a sphere that is not turned as it is, and a circle whatever the turn', () => {
    const sphere = project([0.6, 0, 0.8], 3, 0, 0)
    expect([...sphere.points, ...sphere.depth].map((x) => +x.toFixed(5))).toEqual([0.6, 0, 0.8])
    expect([...project([0.6, 0.8], 2, 30, 40).points].map((x) => +x.toFixed(5))).toEqual([0.6, 0.8])
  })

  it('turns by a quarter: what was on the right goes to the back', () => {
    expect(rotate3d([1, 0, 0], 90, 0).map((x) => Math.round(x))).toEqual([0, 0, -1])
    expect(rotate3d([0, 0, 1], 0, 90).map((x) => Math.round(x) + 0)).toEqual([0, -1, 0])
  })

  it('keeps lengths on the sphere', () => {
    expect(Math.hypot(...rotate3d([0.6, 0, 0.8], 25, 20))).toBeCloseTo(1, 6)
  })

  it('keeps the mean squared length of 64 dimensions, nearly, and one point one point', () => {
    const random = new Random(1, 'test')
    const rows = Array.from({ length: 200 }, () => {
      const row = Array.from({ length: 64 }, () => random.normal())
      return row.map((x) => x / Math.hypot(...row))
    }).flat()
    const { points, depth } = project(rows, 64, 10, 20)
    const squares = depth.map((z, i) => z ** 2 + points[2 * i]! ** 2 + points[2 * i + 1]! ** 2)
    expect(squares.reduce((sum, x) => sum + x) / squares.length).toBeCloseTo(1, 0)
    expect(squares.reduce((sum, x) => sum + x) / squares.length).toBeGreaterThan(0.7)
    const same = project([...rows.slice(0, 64), ...rows.slice(0, 64)], 64, 10, 20)
    expect(same.points[0]).toBe(same.points[2])
  })
})
